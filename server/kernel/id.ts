import { v7, validate } from "uuid";

/** A new id: UUID version 7, so that ids of one table sort by the time they were made. */
export const newId = (): string => v7();

/**
 * Whether a text could be one of our ids; asked before a text from outside meets a `uuid` column. Only as we write
 * them: a column would take capitals for the same id, and the name of a topic would not.
 */
export const isId = (text: string): boolean => validate(text) && text === text.toLowerCase();
