/** What is asked cannot be generated; each fault says where and why, and names the rule of the schema it falls under. */
export class CannotGenerate extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "CannotGenerate";
  }
}
