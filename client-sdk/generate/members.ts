import type { Member } from "./plan.js";
import { documentText } from "./print-document.js";
import type { Operation } from "./read-operations.js";
import type { Selections } from "./select-fields.js";

/** The names that every result of this type has. */
export const namesOf = (all: Selections, { type, selections }: Member) =>
  new Set(all.fieldsOf(type, selections).flatMap(({ name, isConditional }) => (isConditional ? [] : name)));

/** The client knows a type exactly if the text has a selection on it: this is the same question. */
export const isNamedIn = (operation: Operation) => {
  const text = documentText(operation);
  return ({ type }: Member) => text.includes(`on ${type.name}{`);
};
