import { Fault } from "./fault.js";

/** What a text from outside may be: how long, and whether it may be empty. Lengths count Unicode code points. */
export interface TextRule {
  /** The input field the text came in, for the fault's `field`. */
  readonly field: string;
  readonly max: number;
  readonly min?: number;
  /** Line breaks and tabs are kept; without it they are a fault. */
  readonly multiline?: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what this looks for.
const controlInLines = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;
// Breaks of a line under other names, and what turns the direction of the text around it, in lists and in subjects.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what this looks for.
const controlInLine = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
/** Letters, digits and signs; what has none of them nobody can see. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a text holds half of a surrogate pair: UTF-8 cannot hold it, and two different texts would be stored as one. */
export const hasHalfPair = (text: string): boolean => /\p{Surrogate}/u.test(text);

/** The text without surrounding space, when it keeps the rule; else Fault BAD_INPUT naming the field. */
export function checkedText(text: string, rule: TextRule): string {
  if (hasHalfPair(text) || (rule.multiline ? controlInLines : controlInLine).test(text)) {
    throw new Fault("BAD_INPUT", `${rule.field} holds a control character.`, { field: rule.field });
  }
  const trimmed = text.trim();
  const length = lengthOf(trimmed);
  if (length < (rule.min ?? 0) || (rule.min && !visible.test(trimmed))) {
    throw new Fault("BAD_INPUT", `${rule.field} must have at least ${rule.min} characters.`, { field: rule.field });
  }
  if (length > rule.max) {
    throw new Fault("BAD_INPUT", `${rule.field} may have at most ${rule.max} characters.`, { field: rule.field });
  }
  return trimmed;
}

/** How many Unicode code points a text has; what people are told as "characters". */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Letters without case and marks, other signs as one space: the form in which synonyms and keys are compared. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
