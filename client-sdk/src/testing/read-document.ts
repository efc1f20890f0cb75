/** What is asked of an object: fields, and what is asked of it only if it is of a type. */
export type Part =
  | { readonly field: string; readonly alias: string; readonly parts: readonly Part[] | null }
  | { readonly on: string | null; readonly parts: readonly Part[] }
  | { readonly spread: string };

export interface Asked {
  readonly kind: "query" | "mutation" | "subscription";
  /** Empty when it has none. */
  readonly name: string;
  readonly parts: readonly Part[];
  readonly fragments: ReadonlyMap<string, { readonly on: string; readonly parts: readonly Part[] }>;
}

const tokens = /#.*|"""[\s\S]*?"""|"(?:\\.|[^"\\])*"|\.\.\.|[_A-Za-z]\w*|-?\d[\w.+-]*|[{}()[\]:$!=@|&]/g;

/** Reads the shape of a document with one operation; arguments, variables and directives are passed over. */
export function readDocument(text: string): Asked {
  const all = (text.match(tokens) ?? []).filter(token => !token.startsWith("#"));
  let at = 0;
  const take = () => {
    const token = all[at];
    if (token === undefined) throw new SyntaxError("The document ends too early.");
    at += 1;
    return token;
  };
  const skip = (token: string) => all[at] === token && take();

  const skipBrackets = () => {
    if (all[at] !== "(") return;
    for (let depth = 0; ; ) {
      const token = take();
      if (token === "(") depth += 1;
      if (token === ")") depth -= 1;
      if (depth === 0) return;
    }
  };
  const skipDirectives = () => {
    while (skip("@")) {
      take();
      skipBrackets();
    }
  };

  const readParts = (): Part[] => {
    const parts: Part[] = [];
    take();
    while (!skip("}")) parts.push(skip("...") ? readFragment() : readField());
    return parts;
  };
  const readFragment = (): Part => {
    const on = skip("on") ? take() : null;
    if (on === null && /^\w/.test(all[at] ?? "")) {
      const spread = take();
      skipDirectives();
      return { spread };
    }
    skipDirectives();
    return { on, parts: readParts() };
  };
  const readField = (): Part => {
    const alias = take();
    const field = skip(":") ? take() : alias;
    skipBrackets();
    skipDirectives();
    return { field, alias, parts: all[at] === "{" ? readParts() : null };
  };

  let operation: Omit<Asked, "fragments"> | null = null;
  const fragments = new Map<string, { readonly on: string; readonly parts: readonly Part[] }>();
  while (at < all.length) {
    const kind = all[at] === "{" ? "query" : take();
    if (kind === "fragment") {
      const name = take();
      take();
      const on = take();
      skipDirectives();
      fragments.set(name, { on, parts: readParts() });
    } else if (kind === "query" || kind === "mutation" || kind === "subscription") {
      const name = all[at] === "{" || all[at] === "(" ? "" : take();
      skipBrackets();
      skipDirectives();
      operation = { kind, name, parts: readParts() };
    } else throw new SyntaxError(`A document cannot begin with ${kind}.`);
  }
  if (!operation) throw new SyntaxError("There is no operation.");
  return { ...operation, fragments };
}
