/**
 * A GraphQL document as plain text, which knows the types of its result and its variables. The property is the one that
 * code generators use (`DocumentTypeDecoration`), and is never there at run time.
 */
export type Document<Result, Variables> = string & Decorated<Result, Variables>;

/** What code generators' typed documents have in common, whether they are text or a tree. */
export interface Decorated<Result, Variables> {
  readonly __apiType?: (variables: Variables) => Result;
}

/** A value of an enum: one of those known when this was generated, or one that a newer server has added. */
export type Open<Known extends string> = Known | (string & {});
