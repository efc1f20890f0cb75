import { AsyncLocalStorage } from "node:async_hooks";
import type { GraphQLSchema } from "graphql";
import { type DocumentNode, type ExecutionResult, execute } from "graphql";
import type { Viewer } from "../kernel/viewer.js";
import type { LiveApi } from "./api.js";
import { type FormatError, faultOf } from "./errors.js";

/** What a group of followers asked for: one text with one set of variables. */
export interface Selection {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** One result as it goes out, and whether it depends on who asked. */
export interface Executed {
  /** The result's JSON. */
  readonly payload: string;
  /** Whether the viewer was asked for while it was made: then it is that viewer's alone. */
  readonly isPersonal: boolean;
}

/**
 * Executes a selection on one thing that happened, for many readers or for one. A result may be given to others only if
 * nothing in it came from who asked: the context holds nothing of a request, tells when its viewer is read, and what was
 * read is looked at after the last field and the last `toJSON` have run, for each result anew.
 */
export class SharedExecution {
  /** What was current at start-up: nothing of whoever's request or socket happens to trigger an execution. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly live: LiveApi,
    private readonly formatError: FormatError,
  ) {}

  async run({ document, operationName, variables }: Selection, item: object, viewer: Viewer): Promise<Executed> {
    let isPersonal = false;
    const contextValue = this.live.sharedContext(() => {
      isPersonal = true;
      return viewer;
    });
    const result: ExecutionResult = await this.outside(() =>
      execute({
        schema: this.schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
        rootValue: deepFrozen(item),
        contextValue,
      }),
    );
    const { errors, ...rest } = result;
    // An outage is no result: nobody is given it, and whoever follows reads the event again.
    const outage = errors?.find(error => faultOf(error).code === "UNAVAILABLE");
    if (outage) throw outage;
    const answer = errors ? { ...rest, errors: errors.map(error => this.formatError(error)) } : rest;
    const payload = JSON.stringify(answer);
    return { payload, isPersonal };
  }
}

/** An event is handed to resolvers of several executions; none may leave something in it for the next. */
function deepFrozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || value instanceof Date || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}
