/** One mail as it leaves: every field but the body is one line without control characters. */
export interface Letter {
  readonly to: string;
  readonly kind: string;
  readonly subject: string;
  /** Plain text, lines ended by "\n". */
  readonly body: string;
  /** With its angle brackets; the same each time this mail is sent, so that a double can be told. */
  readonly messageId: string;
  readonly createdAt: Date;
}

/** The text on one line: whatever could end a header line, or hide in one, becomes a space. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** The text with plain line ends: a lone CR means a line end to some mail servers and nothing to others. */
export const manyLines = (text: string): string =>
  text.replace(/\r\n?|[\u0085\p{Zl}\p{Zp}]/gu, "\n").replace(/[^\P{Cc}\n\t]/gu, "");

/** Whether the text is one plain mailbox, not a list, a group, a route or a name beside an address. */
export const isMailbox = (text: string): boolean =>
  text.length <= 254 && /^[^\s<>()[\],;:"\\@\p{Cc}]{1,64}@[^\s<>()[\],;:"\\@\p{Cc}]+$/u.test(text);

/** The domain of a sender such as `Ithaca <no-reply@example.org>`, for Message-IDs. */
export const domainOf = (sender: string): string => /@([\w.-]+)>?\s*$/.exec(sender)?.[1] ?? "localhost";
