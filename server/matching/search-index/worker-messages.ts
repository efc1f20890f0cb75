import type { IndexAnswer, Question } from "./question.js";

/** What the thread is asked; each gets one answer with its id. */
export type ToSearchWorker = { readonly id: number; readonly programId: string } & (
  | { readonly kind: "ask"; readonly question: Question }
  /** Mentors as they are now, as a JSON text of `MentorRow`s, and enrollments that are mentors no more. */
  | { readonly kind: "put"; readonly rows: string; readonly gone: readonly string[] }
  | { readonly kind: "drop" }
);

export interface IndexState {
  readonly mentors: number;
  /** What the lists of numbers take; names come on top. */
  readonly bytes: number;
}

export type FromSearchWorker = { readonly id: number } & (
  | { readonly kind: "answered"; readonly answer: IndexAnswer | null }
  | { readonly kind: "done"; readonly state: IndexState }
  | { readonly kind: "failed"; readonly reason: string }
);
