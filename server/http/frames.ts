/**
 * WebSocket text frames as flat latin1 strings, one character a byte (RFC 6455 §5.2): a string is written to a socket
 * without a Buffer for each receiver, and the part that all receivers share is turned into bytes once.
 */

/** Text as its UTF-8 bytes, one character each. */
export const bytesOf = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/** A whole, unmasked text frame with these bytes. */
export const textFrame = (bytes: string): string => header(bytes.length) + bytes;

const finAndText = "\x81";

function header(length: number): string {
  if (length < 126) return finAndText + String.fromCharCode(length);
  if (length < 65_536) return `${finAndText}\x7e${String.fromCharCode(length >> 8, length & 0xff)}`;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return `${finAndText}\x7f${bytes.toString("latin1")}`;
}
