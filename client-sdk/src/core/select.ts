/** A free selection at run time: `true` for a leaf, an object for what is under a field, `$` for its arguments. */
export type AnySelection = { readonly [field: string]: unknown };

/** The types of arguments of fields within a domain, by field: `{ messages: { last: "Int" } }`. */
export type FieldArguments = { readonly [field: string]: { readonly [argument: string]: string } };

declare const fieldArguments: unique symbol;

/** Says in a generated type which fields take arguments. Nothing of it is there at run time. */
export interface TakesArguments<Arguments> {
  readonly [fieldArguments]?: Arguments;
}

/** What may be selected of a type: `true` for a leaf, an object for what is under a field. */
export type Selection<T> = T extends object ? { readonly [Field in keyof T]?: unknown } : true;

/** The same without a field that is not there. */
export type Exact<S, Whole> = S & Whole;

/** What is given for a selection. */
export type Selected<T, S> = Pick<T, keyof T & keyof S>;
