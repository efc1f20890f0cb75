/** What a Redis Cluster divides its channels into (Redis Cluster Specification, key distribution model). */
export const slotCount = 16_384;

/** CRC-16/XMODEM, by table: polynomial 0x1021, as the specification's appendix A has it. */
const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
  return crc;
});

/** The slot of a channel; of a name with `{…}` only what stands between counts. */
export function slotOf(channel: string): number {
  const opens = channel.indexOf("{");
  const closes = opens < 0 ? -1 : channel.indexOf("}", opens + 1);
  const counted = closes > opens + 1 ? channel.slice(opens + 1, closes) : channel;
  let crc = 0;
  for (const byte of Buffer.from(counted)) crc = ((crc << 8) & 0xffff) ^ (table[(crc >> 8) ^ byte] ?? 0);
  return crc % slotCount;
}

/** A run of slots and the `host:port` of the master that has them. */
export interface SlotRange {
  readonly from: number;
  readonly to: number;
  readonly address: string;
}

/** Reads an answer to CLUSTER SLOTS; `asked` is the host to take for a node that does not know its own. */
export function readSlots(answer: unknown, asked: string): readonly SlotRange[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap(entry => {
    const [from, to, master]: unknown[] = Array.isArray(entry) ? entry : [];
    const [host, port]: unknown[] = Array.isArray(master) ? master : [];
    if (typeof from !== "number" || typeof to !== "number") return [];
    const name = String(host ?? "") || asked;
    return [{ from, to, address: `${name.includes(":") ? `[${name}]` : name}:${String(port)}` }];
  });
}
