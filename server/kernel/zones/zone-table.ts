import { isPacked, unpack } from "./packed.js";
import { Zone } from "./zone.js";

/** All time zones of one version of the IANA database, with the names that are links. */
export class ZoneTable {
  /** The release of the IANA database, such as `2026f`; a later one compares as greater. */
  readonly version: string;
  private readonly zones = new Map<string, Zone>();

  /** Takes zone data in the packed form of moment-timezone; throws an Error that says what is wrong with it. */
  constructor(packed: unknown) {
    if (!isPacked(packed)) throw new Error("This is no zone data: it has no version, no zones or no links.");
    this.version = packed.version;
    for (const zone of unpack(packed)) this.zones.set(zone.name, new Zone(zone));
    for (const link of packed.links) {
      const [name = "", alias = ""] = link.split("|");
      const zone = this.zones.get(name);
      if (!zone || alias === "") throw new Error(`The zone data has a link to nowhere, "${link.slice(0, 80)}".`);
      this.zones.set(alias, zone);
    }
    if (!this.zones.has("UTC")) throw new Error("The zone data does not know UTC.");
  }

  /** Every name, links among them. */
  get names(): readonly string[] {
    return [...this.zones.keys()];
  }

  /** The zone of a name as the IANA database writes it; null for any other. */
  find(name: string): Zone | null {
    return this.zones.get(name) ?? null;
  }
}
