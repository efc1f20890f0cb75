/** A free selection at run time: `true` for a leaf, an object for what is under a field, `$` for its arguments. */
export type AnySelection = { readonly [field: string]: unknown };

/** The types of arguments of fields within a domain, by field: `{ messages: { last: "Int" } }`. */
export type FieldArguments = { readonly [field: string]: { readonly [argument: string]: string } };

declare const fieldArguments: unique symbol;

/**
 * Says in a generated type which of its fields take arguments: `TakesArguments<{ messages: { last?: number } }>`. Nothing
 * of it is there at run time.
 */
export interface TakesArguments<Arguments> {
  readonly [fieldArguments]?: Arguments;
}

/**
 * What may be selected of a type: `true` for a leaf, an object for what is under a field, through lists and null. A field
 * that takes arguments has them as `$`: `{ messages: { $: { last: 20 }, nodes: { body: true } } }`. Of a union of types
 * with a `__typename` one selects what all of them have, and what one of them has by `"... on Task": { … }`.
 */
export type Selection<T> = SelectionOf<Bare<T>>;

type SelectionOf<T> = [T] extends [object] ? FieldsOf<T> & Members<T> : true;

type FieldsOf<T> = Fields<T, keyof T & string, ArgumentsIn<T>>;

// The keys are a parameter so that editors show the descriptions of the fields, and a union stays one selection.
type Fields<T, Name extends keyof T, Arguments> = {
  readonly [Field in Name]?: Field extends keyof Arguments
    ? WithArguments<Bare<T[Field]>, Arguments[Field]>
    : Selection<T[Field]>;
};

type WithArguments<T, Arguments> = [T] extends [object]
  ? SelectionOf<T> & Given<Arguments>
  : Given<Arguments> | (object extends Arguments ? true : never);

/** `$` may be left out where no argument has to be given. */
type Given<Arguments> = object extends Arguments ? { readonly $?: Arguments } : { readonly $: Arguments };

type ArgumentsIn<T> = typeof fieldArguments extends keyof T ? NonNullable<T[typeof fieldArguments]> : unknown;

type Members<T> = [T] extends [{ readonly __typename: string }]
  ? { readonly [Name in T["__typename"] as `... on ${Name}`]?: FieldsOf<Extract<T, { readonly __typename: Name }>> }
  : unknown;

/** What is behind lists and null. */
type Bare<T> = T extends readonly (infer Element)[] ? Bare<Element> : T extends null | undefined ? never : T;

/**
 * The same selection, which does not compile if a field is not there: TypeScript would let it pass, since a type parameter
 * may always have more than its bound.
 */
export type Exact<S, Whole> = S & Known<S, Whole>;

type Known<S, Whole> = {
  readonly [Field in keyof S]: Field extends KeysOf<Whole>
    ? S[Field] extends object
      ? Known<S[Field], Under<Whole, Field>>
      : unknown
    : NoSuchField<Field>;
};

/** What the compiler says of a field that is not there. */
interface NoSuchField<Name> {
  readonly noSuchField: Name;
}

// `true | { $ }`: only what is an object has anything under it.
type KeysOf<Whole> = Whole extends object ? keyof Whole : never;
type Under<Whole, Field> = Whole extends object
  ? Field extends keyof Whole
    ? NonNullable<Whole[Field]>
    : never
  : never;

/** What comes for a selection: exactly what was selected, with its lists and nulls. */
export type Selected<T, S> = S extends true
  ? T
  : T extends readonly (infer Element)[]
    ? readonly Selected<Element, S>[]
    : T extends string | number | boolean | null
      ? T
      : {
          readonly [Field in keyof T as Field extends keyof Of<T, S> ? Field : never]: Selected<
            T[Field],
            Of<T, S>[Field & keyof Of<T, S>]
          >;
        };

/** What is selected of one member of a union: what is selected of all, and by its name. */
type Of<T, S> = T extends { readonly __typename: infer Name extends string }
  ? S & (`... on ${Name}` extends keyof S ? S[`... on ${Name}`] : unknown)
  : S;

/** Anything else in the place of a name would be text of the document. */
const isName = /^(?:\.\.\. on )?[_A-Za-z]\w*$/;

/**
 * The minified document with `selection` in the place of its root field's own or, of a list, of its `nodes`. Arguments
 * become `variables`, of the types that `args` names, and what is then not used any more is left out: fragments and
 * variables. Throws a TypeError for what is no name and for an argument without a type.
 */
export function withSelection(
  document: string,
  isList: boolean,
  selection: AnySelection,
  args: FieldArguments = {},
): { readonly document: string; readonly variables: Record<string, unknown> } {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];

  const argument = (field: string, name: string, value: unknown) => {
    const type = args[field]?.[name];
    if (!type || !isName.test(name)) throw new TypeError(`${field} has no argument ${name}`);
    // Nobody gives a variable such a name; the server would refuse the document if somebody did.
    const variable = `_${declared.length}`;
    declared.push(`$${variable}:${type}`);
    variables[variable] = value;
    return `${name}:$${variable}`;
  };
  const print = ({ $, ...fields }: AnySelection, field: string): string => {
    const given = Object.entries($ ?? {}).filter(([, value]) => value !== undefined);
    const printed = Object.entries(fields).map(([name, under]) => {
      if (!isName.test(name)) throw new TypeError(`There is no field ${name}`);
      return under === true ? name : under ? name + print(under as AnySelection, name) : "";
    });
    return (
      (given[0] ? `(${given.map(([name, value]) => argument(field, name, value))})` : "") +
      // A leaf with arguments has nothing under it; an object always has, if only to tell that it is there.
      ($ && !printed[0] ? "" : `{${printed.join(" ") || "__typename"}}`)
    );
  };

  const start = document.search(/[({]/);
  const root = document[start] === "(" ? closing(document, start) + 1 : start;
  const place = isList ? document.indexOf("nodes{", root) + 5 : underFirst(document, root);
  const body =
    document.slice(root, place) +
    print(selection, "") +
    document.slice(closing(document, place) + 1, closing(document, root) + 1);
  const used = new Set<string | undefined>(body.match(/\$\w+/g));
  const kept = document
    .slice(start + 1, root - 1)
    .split(/,?(?=\$)/)
    .filter(variable => used.has(variable.split(":")[0]));
  const all = [...kept, ...declared];
  return {
    document: document.slice(0, start) + (all[0] ? `(${all})` : "") + body,
    variables,
  };
}

/** Where the selection of the first field of the one at `open` opens. */
function underFirst(document: string, open: number): number {
  const end = open + 1 + document.slice(open + 1).search(/[^\w:]/);
  return document[end] === "(" ? closing(document, end) + 1 : end;
}

/** Where the bracket at `open` is closed; those in strings do not count. */
function closing(document: string, open: number): number {
  let depth = 0;
  for (const { 0: token, index } of document.slice(open).matchAll(/"(?:\\.|[^"\\])*"|[[({]|[\])}]/g)) {
    if ("[({".includes(token)) depth += 1;
    else if ("])}".includes(token) && --depth === 0) return open + index;
  }
  return document.length;
}
