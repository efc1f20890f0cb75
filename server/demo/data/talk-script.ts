/**
 * A conversation written by hand. In `text`, a line `== 40` starts a sitting forty days before now, and `M: words` is a
 * message of the person behind the letter M, a line `+ 3` lets three days pass. In the words `@M` mentions, and at the end `[👍 M]` is a reaction, `[re 3]`
 * makes it a reply to the message three above, and `[edited]` says that it was edited.
 */
export interface TalkScript {
  /** Keys of the people by their letters; in a mentorship the mentor stands first. */
  readonly people: Readonly<Record<string, string>>;
  readonly text: string;
}
