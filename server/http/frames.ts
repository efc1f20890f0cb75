/**
 * WebSocket text frames as flat latin1 strings, one character a byte (RFC 6455 §5.2): a string is written to a socket
 * without a Buffer for each receiver, and the part that all receivers share is turned into bytes once.
 */

/** Text as its UTF-8 bytes, one character each. */
export const bytesOf = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/** A whole, unmasked text frame with these bytes. */
export const textFrame = (bytes: string): string => header(bytes.length) + bytes;

/** Results that many receive in one go: frames that differ from one receiver to the other only in how each begins. */
export class SharedFrames {
  private readonly bytes: number;
  /** What stands before, between and behind the beginnings, by their length. */
  private readonly parts = new Map<number, readonly string[]>();

  /** `payloads` are at least one result as UTF-8 bytes, one character each. */
  constructor(readonly payloads: readonly string[]) {
    this.bytes = payloads.reduce((sum, payload) => sum + payload.length, 0);
  }

  /** Bytes of all of them behind a beginning of this length, at most. */
  bytesBehind(beginning: string): number {
    return this.bytes + this.payloads.length * (beginning.length + mostHeader + 1);
  }

  /** All of them as one flat string. Joining is one copy; a string put together piece by piece is copied as a tree. */
  behind(beginning: string): string {
    const parts = this.parts.get(beginning.length) ?? this.partsFor(beginning.length);
    return parts.join(beginning);
  }

  private partsFor(length: number): readonly string[] {
    const headers = this.payloads.map(payload => header(length + payload.length + 1));
    const parts = [headers[0] ?? "", ...this.payloads.map((payload, at) => [payload, "}", headers[at + 1]].join(""))];
    if (this.parts.size < lengthsKept) this.parts.set(length, parts);
    return parts;
  }
}

/** Clients choose the ids that make beginnings longer or shorter; those of one program are alike. */
const lengthsKept = 8;

const finAndText = "\x81";
/** Bytes of a frame before its text, at most. */
const mostHeader = 10;

function header(length: number): string {
  if (length < 126) return finAndText + String.fromCharCode(length);
  if (length < 65_536) return `${finAndText}\x7e${String.fromCharCode(length >> 8, length & 0xff)}`;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return `${finAndText}\x7f${bytes.toString("latin1")}`;
}
