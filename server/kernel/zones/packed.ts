/** Zone data as moment-timezone publishes it, of which this reads the version, the zones and the links. */
export interface PackedZones {
  readonly version: string;
  /** `name|abbreviations|offsets|indices|differences|population`, numbers in base 60. */
  readonly zones: readonly string[];
  /** `name|other name` */
  readonly links: readonly string[];
}

/** One zone: `offsetsMs[i]`, east of UTC, holds from `changesMs[i - 1]` until before `changesMs[i]`. */
export interface UnpackedZone {
  readonly name: string;
  readonly changesMs: readonly number[];
  readonly offsetsMs: readonly number[];
}

const minuteMs = 60_000;

/** The zones of packed data, by name; throws an Error with the place of what cannot be read. */
export function unpack({ zones }: PackedZones): UnpackedZone[] {
  return zones.map(unpackZone);
}

/** Whether a value, such as a parsed file, has the shape of packed data. */
export function isPacked(value: unknown): value is PackedZones {
  if (typeof value !== "object" || value === null) return false;
  const { version, zones, links } = value as Partial<Record<keyof PackedZones, unknown>>;
  return typeof version === "string" && /^\d{4}[a-z]+$/.test(version) && areTexts(zones) && areTexts(links);
}

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(one => typeof one === "string");

function unpackZone(line: string): UnpackedZone {
  const [name = "", , offsets = "", indices = "", differences = ""] = line.split("|");
  const wrong = (what: string) => new Error(`The zone data has ${what} in "${name.slice(0, 60)}".`);
  if (name === "" || offsets === "") throw wrong("no name or no offset");
  // Packed offsets count west of UTC.
  const known = offsets.split(" ").map(text => 0 - fromBase60(text));
  const steps = differences === "" ? [] : differences.split(" ").map(fromBase60);
  if (indices.length !== steps.length + 1) throw wrong("not as many offsets as changes");
  const changesMs: number[] = [];
  const offsetsMs: number[] = [];
  let at = 0;
  [...indices].forEach((index, place) => {
    const offset = known[digits.indexOf(index)];
    if (offset === undefined || Number.isNaN(offset)) throw wrong("an offset that is none");
    // A change of the name alone moves no clock.
    if (place > 0 && offset !== offsetsMs.at(-1)) changesMs.push(at);
    if (place === 0 || offset !== offsetsMs.at(-1)) offsetsMs.push(offset);
    const step = steps[place];
    if (step === undefined) return;
    if (Number.isNaN(step) || (place > 0 && step <= 0)) throw wrong("changes out of order");
    at += step;
  });
  return { name, changesMs, offsetsMs };
}

/** Minutes as `-1a.f`, digits 0-9, a-z and A-X, the seconds behind the point; in milliseconds, NaN for anything else. */
function fromBase60(text: string): number {
  const [, sign, minutes = "", seconds = ""] = /^(-?)([0-9a-zA-X]*)(?:\.([0-9a-zA-X]?))?$/.exec(text) ?? [];
  if (sign === undefined || minutes + seconds === "") return Number.NaN;
  let whole = 0;
  for (const digit of minutes) whole = whole * 60 + digits.indexOf(digit);
  const ms = whole * minuteMs + (seconds === "" ? 0 : digits.indexOf(seconds) * 1_000);
  return sign === "-" ? 0 - ms : ms;
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX";
