import { createHash } from "node:crypto";
import { Fault } from "./fault.js";
import { checkedText } from "./text.js";

/** A create that may be retried: its `clientId` and the fingerprint of what was asked with it. */
export interface Retryable {
  readonly clientId: string;
  readonly clientHash: Buffer;
}

/** Checks a `clientId` (1 to 64 characters) and fingerprints the rest of the input beside it. */
export function retryable<I extends { clientId: string }>(input: I): Retryable {
  const clientId = checkedText(input.clientId, { field: "input.clientId", min: 1, max: 64 });
  const { clientId: _, ...rest } = input;
  return { clientId, clientHash: createHash("sha256").update(canonical(rest)).digest() };
}

/** Refuses a `clientId` that was used before for another input; the same input is a retry and passes. */
export function checkSameInput(earlier: { clientHash: Buffer | null }, asked: Retryable): void {
  if (!earlier.clientHash?.equals(asked.clientHash)) {
    throw new Fault("CLIENT_ID_REUSED", "This clientId was used before with another input.", {
      field: "input.clientId",
    });
  }
}

/** JSON with sorted keys; null and absent fields read alike, as they do in an input. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join()}}`;
  }
  return JSON.stringify(value ?? null);
}
