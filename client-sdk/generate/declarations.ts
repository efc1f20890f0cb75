import { CannotGenerate } from "./cannot-generate.js";

/** What a file declares: one name means one thing. */
export class Declarations {
  private readonly known = new Map<string, { readonly text: string; readonly owner: string }>();

  constructor(private readonly domain: string) {}

  get texts(): string[] {
    return [...this.known.values()].map(({ text }) => text);
  }

  add(name: string, text: string, owner: string): void {
    const before = this.known.get(name);
    if (before && before.text !== text) {
      throw new CannotGenerate([
        `${this.domain}.graphql: ${before.owner} and ${owner} say different things of ${name}: select the same, or name it otherwise`,
      ]);
    }
    this.known.set(name, { text, owner });
  }

  /** Throws when something declared is imported, or is there by another way. */
  refuse(others: readonly string[]): void {
    const twice = others.filter(name => this.known.has(name));
    if (twice.length === 0) return;
    throw new CannotGenerate(
      twice.map(
        name =>
          `${this.domain}.graphql: ${name} is the name of a type already: choose another for the fragment or the operation`,
      ),
    );
  }
}
