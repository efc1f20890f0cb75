/** Where the types that generated code is made of are, seen from a generated file of this repository. */
const places: { readonly [type: string]: string } = {
  Core: "core",
  Named: "core",
  Document: "document",
  Open: "document",
  Refusal: "errors",
  UnknownRefusal: "errors",
  Feed: "feed",
  Signals: "feed",
  StreamEnded: "feed",
  StreamReset: "feed",
  UnknownEvent: "feed",
  Sending: "outbox",
  PageOptions: "pages",
  Pages: "pages",
  AnySelection: "select",
  Exact: "select",
  Selected: "select",
  Selection: "select",
  TakesArguments: "select",
};

/** The types that a file names and does not declare. Only types: a generated file takes nothing else from anywhere. */
export class Imports {
  private readonly ours = new Set<string>();
  /** Names of types.ts. */
  readonly types = new Set<string>();

  /**
   * @param home the package that has the client's own types; null where they lie beside, in this repository.
   * @param isTypes whether the file is types.ts itself.
   */
  constructor(
    private readonly home: string | null,
    private readonly isTypes = false,
  ) {}

  /** Notes a type of the client and gives its name. */
  core(name: keyof typeof places & string): string {
    this.ours.add(name);
    return name;
  }

  /** Notes a type of types.ts and gives its name. */
  type(name: string): string {
    this.types.add(name);
    return name;
  }

  /** Every name that is taken by an import. */
  get names(): string[] {
    return [...this.ours, ...this.types];
  }

  print(): string {
    const lines = new Map<string, string[]>();
    const add = (from: string, name: string) => lines.set(from, [...(lines.get(from) ?? []), name]);
    for (const name of [...this.ours].sort()) add(this.home ?? `../core/${places[name]}.js`, name);
    if (!this.isTypes) for (const name of [...this.types].sort()) add("./types.js", name);
    const isFar = (from: string) => (from.startsWith("./") ? 1 : 0);
    return [...lines]
      .sort(([one], [other]) => isFar(one) - isFar(other) || (one < other ? -1 : 1))
      .map(([from, names]) => printImport(from, names))
      .join("");
  }
}

function printImport(from: string, names: readonly string[]): string {
  const line = `import type { ${names.join(", ")} } from "${from}";\n`;
  if (line.length <= 121) return line;
  return `import type {\n${names.map(name => `  ${name},\n`).join("")}} from "${from}";\n`;
}
