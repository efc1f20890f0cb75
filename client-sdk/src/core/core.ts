import type { Feed, Signals } from "./feed.js";
import type { Sending } from "./outbox.js";
import type { PageOptions, Pages } from "./pages.js";
import type { AnySelection, FieldArguments } from "./select.js";

/** Variables or an input, by name. */
export type Named = { readonly [name: string]: unknown };

/**
 * What generated domains are made of. What comes out is typed by the domain's interface; here nothing is known of it,
 * which `never` says, since it fits every promise.
 */
export interface Core {
  /**
   * The value of the document's one root field, as the server gives it. With a selection, the root field's own is replaced
   * by it.
   */
  query(document: string, variables?: Named, selection?: AnySelection, args?: FieldArguments): Promise<never>;
  /**
   * The nodes of the one connection that the document leads to by fields that stand alone (`conversation { messages }`).
   * It goes backward, from the end, when the document takes `$before`. With a selection, that of `nodes` is replaced.
   */
  pages(
    document: string,
    variables?: Named,
    options?: PageOptions,
    selection?: AnySelection,
    args?: FieldArguments,
  ): Pages<never>;
  /** What the mutation has made, or a refusal. */
  mutate(document: string, input: Named): Promise<never>;
  /** The same through the outbox; `target` names the fields of the input for which order is kept. */
  send(document: string, input: Named, target: string): Sending<never, never>;
  follow(document: string, variables?: Named, options?: { readonly after?: string | null }): Feed<never>;
  signals(document: string, variables?: Named): Signals<never>;
}
