import type { Market } from "./engine/market.js";

/** A market with the people behind its indexes. */
export interface NamedMarket {
  readonly market: Market;
  readonly menteeIds: readonly string[];
  readonly mentorIds: readonly string[];
}

const words = [
  "capacities",
  "start",
  "mentor",
  "menteeScore",
  "mentorScore",
] as const satisfies readonly (keyof Market)[];

/**
 * A market as bytes: the length of a heading of JSON as four bytes, little-endian as everything here, the heading with the
 * people and the lengths, padded to a multiple of four, then the arrays one after the other.
 */
export function toBytes({ market, menteeIds, mentorIds }: NamedMarket): Buffer {
  const lengths = words.map(name => market[name].length);
  const heading = Buffer.from(JSON.stringify({ menteeIds, mentorIds, lengths }), "utf8");
  const padding = (4 - (heading.length % 4)) % 4;
  const size = Buffer.alloc(4);
  size.writeUInt32LE(heading.length);
  return Buffer.concat([
    size,
    heading,
    Buffer.alloc(padding),
    ...words.map(name => littleEndian(market[name])),
    Buffer.from(market.pinned),
  ]);
}

export function fromBytes(bytes: Uint8Array, keysOf: (ids: readonly string[]) => Uint32Array): NamedMarket {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = all.readUInt32LE(0);
  const { menteeIds, mentorIds, lengths } = JSON.parse(all.toString("utf8", 4, 4 + size)) as {
    menteeIds: string[];
    mentorIds: string[];
    lengths: number[];
  };
  let at = 4 + size + ((4 - (size % 4)) % 4);
  const next = (place: number): Int32Array => {
    const values = new Int32Array(lengths[place] ?? 0);
    for (let index = 0; index < values.length; index += 1, at += 4) values[index] = all.readInt32LE(at);
    return values;
  };
  const [capacities, start, mentor, menteeScore, mentorScore] = [next(0), next(1), next(2), next(3), next(4)];
  const pinned = Uint8Array.from(all.subarray(at, at + mentor.length));
  const keys = { menteeKeys: keysOf(menteeIds), mentorKeys: keysOf(mentorIds) };
  const menteeCount = menteeIds.length;
  return {
    menteeIds,
    mentorIds,
    market: { menteeCount, capacities, start, mentor, menteeScore, mentorScore, pinned, ...keys },
  };
}

function littleEndian(values: Int32Array): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32LE(value, index * 4);
  return bytes;
}
