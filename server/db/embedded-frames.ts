/** A piece of the PostgreSQL protocol as the client sent it: whole messages, told apart as far as a session must. */
export type Frame =
  | { kind: "encryption-asked" }
  | { kind: "cancel-asked" }
  | { kind: "startup"; bytes: Buffer }
  | { kind: "messages"; bytes: Buffer }
  | { kind: "goodbye" };

const encryptionRequests = new Set([80877103, 80877104]);
const cancelRequest = 80877102;
const goodbye = 0x58;

/** Cuts the bytes of one connection into whole messages (PostgreSQL documentation, "Message Formats"). */
export class FrameReader {
  #chunks: Buffer[] = [];
  #size = 0;
  #wanted = 8;
  #started = false;

  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    // A large value comes in many chunks; joining them once it is whole keeps that linear.
    if (this.#size < this.#wanted) return [];
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const frames: Frame[] = [];
    while (!this.#started) {
      const length = rest.length < 8 ? 8 : bounded(rest.readInt32BE(0), 8);
      if (rest.length < length) return this.#keep(rest, length, frames);
      const code = rest.readInt32BE(4);
      if (encryptionRequests.has(code)) frames.push({ kind: "encryption-asked" });
      else if (code === cancelRequest) frames.push({ kind: "cancel-asked" });
      else {
        this.#started = true;
        frames.push({ kind: "startup", bytes: rest.subarray(0, length) });
      }
      rest = rest.subarray(length);
    }
    const { end, left, wanted } = wholeMessages(rest);
    if (end > 0) frames.push({ kind: "messages", bytes: rest.subarray(0, end) });
    if (left) frames.push({ kind: "goodbye" });
    return this.#keep(rest.subarray(end), wanted, frames);
  }

  #keep(rest: Buffer, wanted: number, frames: Frame[]): Frame[] {
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    this.#wanted = wanted;
    return frames;
  }
}

function wholeMessages(bytes: Buffer): { end: number; left: boolean; wanted: number } {
  let end = 0;
  while (bytes.length - end >= 5) {
    if (bytes[end] === goodbye) return { end, left: true, wanted: 5 };
    const length = 1 + bounded(bytes.readInt32BE(end + 1), 4);
    if (bytes.length - end < length) return { end, left: false, wanted: length };
    end += length;
  }
  return { end, left: false, wanted: 5 };
}

function bounded(length: number, least: number): number {
  if (length < least || length > 2 ** 30) throw new Error("The client does not speak the PostgreSQL protocol.");
  return length;
}

/** A simple query, as the client would send it. */
export function query(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.write("Q");
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}

/** Ends whatever an extended query left half done. */
export const sync = Buffer.from([0x53, 0, 0, 0, 4]);

/** The server's words before it hangs up, with their SQLSTATE. */
export function fatal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
