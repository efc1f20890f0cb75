import { v7, validate } from "uuid";

/** A new id: UUID version 7, so that ids of one table sort by the time they were made. */
export const newId = (): string => v7();

/** What stands before every id: where to begin when a list is read by them. */
export const noId = "00000000-0000-0000-0000-000000000000";

/**
 * Whether a text could be one of our ids; asked before a text from outside meets a `uuid` column. Only as we write
 * them: a column would take capitals for the same id, and the name of a topic would not.
 */
export const isId = (text: string): boolean => validate(text) && text === text.toLowerCase();
