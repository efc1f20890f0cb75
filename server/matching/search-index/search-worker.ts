import { parentPort } from "node:worker_threads";
import { facetsOf } from "./index-facets.js";
import { ProgramIndex } from "./program-index.js";
import type { MentorRow, Question } from "./question.js";
import { bestOf } from "./ranking.js";
import { scoringOf } from "./scoring.js";
import type { FromSearchWorker, IndexState, ToSearchWorker } from "./worker-messages.js";

// A search looks at bits for milliseconds, and a load for seconds: the loop that delivers messages must not wait for it.
const indexes = new Map<string, ProgramIndex>();

const say = (message: FromSearchWorker) => parentPort?.postMessage(message);

function answer(index: ProgramIndex, question: Question) {
  const scoring = scoringOf(index, question);
  return {
    found: bestOf(index, question, scoring),
    facets: question.facets && facetsOf(index, scoring, question.facets),
  };
}

function handle(message: ToSearchWorker): FromSearchWorker {
  const { id, programId } = message;
  if (message.kind === "drop") {
    indexes.delete(programId);
    return { kind: "done", id, state: stateOf(undefined) };
  }
  if (message.kind === "ask") {
    const index = indexes.get(programId);
    return { kind: "answered", id, answer: index ? answer(index, message.question) : null };
  }
  const index = indexes.get(programId) ?? new ProgramIndex();
  indexes.set(programId, index);
  for (const enrollmentId of message.gone) index.remove(enrollmentId);
  for (const row of JSON.parse(message.rows) as MentorRow[]) index.put(row);
  return { kind: "done", id, state: stateOf(index) };
}

const stateOf = (index: ProgramIndex | undefined): IndexState => ({
  mentors: index?.size ?? 0,
  bytes: index?.bytes ?? 0,
});

parentPort?.on("message", (message: ToSearchWorker) => {
  try {
    say(handle(message));
  } catch (error) {
    say({
      kind: "failed",
      id: message.id,
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
