import { Fault } from "../fault.js";
import { zoneData } from "./generated/zone-data.js";
import type { Zone } from "./zone.js";
import { ZoneTable } from "./zone-table.js";

let bundled: ZoneTable | undefined;

/**
 * The time zones as this process knows them: those it was built with until newer data is taken. Node's own are years old
 * for whole provinces (nodejs/node#62323), so nothing else in the server goes between wall time and instants.
 */
export class Zones {
  private table: ZoneTable;

  constructor() {
    // Read once for a process, which in tests has many worlds.
    bundled ??= new ZoneTable(zoneData);
    this.table = bundled;
  }

  /** The release of the IANA database that holds now, such as `2026f`. */
  get version(): string {
    return this.table.version;
  }

  /** The zone of an IANA name; null when this server does not know it. */
  find(name: string): Zone | null {
    return this.table.find(name);
  }

  /** The zone somebody says they live in; UTC when they say nothing, or a name this server does not know. */
  orUtc(name: string | null): Zone {
    const zone = this.table.find(name ?? "UTC") ?? this.table.find("UTC");
    if (!zone) throw new Error("Zone data without UTC was taken.");
    return zone;
  }

  /** An IANA name as given, when this server knows it; else Fault BAD_INPUT naming the field. */
  checked(name: string, field: string): string {
    if (this.table.find(name)) return name;
    throw new Fault("BAD_INPUT", "This is no time zone of the IANA database, such as America/New_York.", { field });
  }

  /** Takes other data from now on, in the packed form of moment-timezone; throws and keeps the old when it is wrong. */
  take(packed: unknown): void {
    this.table = new ZoneTable(packed);
  }
}
