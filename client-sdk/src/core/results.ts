import type { Named } from "./core.js";

/** Whether the document asks something of this type, so that its types tell of it. */
const knows = (document: string, typeName: string) => document.includes(`on ${typeName}{`);

/** SlotTaken is SLOT_TAKEN. */
const codeOf = (typeName: string) => typeName.replace(/\B[A-Z]/g, "_$&").toUpperCase();

/** The value of the one root field. */
export const rootOf = (data: unknown): unknown => Object.values(data as Named)[0];

/** A mutation's answer, flat: the fields of its success, or a refusal. `document` is its text. */
export function resultOf(document: string, data: unknown): Named {
  const { __typename, refusalMessage, ...fields } = rootOf(data) as { readonly __typename: string } & Named;
  if (__typename.endsWith("Success")) return fields;
  // Where there were no refusals yet, a document cannot ask what they say.
  const refusal = { refused: true, message: refusalMessage ?? "" };
  return knows(document, __typename)
    ? { ...fields, ...refusal, code: codeOf(__typename) }
    : { ...refusal, code: "UNKNOWN", typeName: __typename };
}

/** What a stream gave, flat. `document` is its text. */
export function eventOf(document: string, given: Named): Named & { readonly type: string } {
  const { __typename, resetReason, endReason, ...fields } = given;
  const typeName = String(__typename);
  if (!knows(document, typeName) && !typeName.startsWith("Stream")) {
    return { type: "Unknown", typeName, cursor: fields.cursor };
  }
  const reason = resetReason ?? endReason;
  return { type: typeName, ...fields, ...(reason !== undefined && { reason }) };
}
