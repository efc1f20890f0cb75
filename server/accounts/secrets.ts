import { createHash, createHmac, randomBytes } from "node:crypto";

/** A text nobody guesses: 256 random bits in base64url. Only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept of a secret. Without salt or stretching: 256 bits are searched by nobody. */
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** `next` in a form that only who holds `secret` can read. One secret seals one other, so the pad is used once. */
export const seal = (secret: string, next: string): Buffer => padded(secret, Buffer.from(next, "base64url"));

/** What `seal` hid. */
export const unseal = (secret: string, sealed: Buffer): string => padded(secret, sealed).toString("base64url");

function padded(secret: string, bytes: Buffer): Buffer {
  const pad = createHmac("sha256", secret).update("refresh token successor").digest();
  return Buffer.from(bytes.map((byte, place) => byte ^ (pad[place] ?? 0)));
}
