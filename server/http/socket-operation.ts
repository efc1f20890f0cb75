import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
  subscribe,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import type { Caller, Viewer } from "../kernel/viewer.js";
import type { Api, EndReason, Operation } from "./api.js";
import type { Documents } from "./documents.js";
import type { FormatError } from "./errors.js";

/** What operations need of the house. */
export interface OperationDeps {
  readonly api: Api;
  readonly documents: Documents;
  readonly formatError: FormatError;
}

/** What an operation needs of the socket it came by. */
export interface Line {
  readonly caller: Caller;
  readonly viewer: Viewer | null;
  /** Whether so much is unsent that streams should wait. */
  readonly crowded: boolean;
  /** Calls `resume` of this operation once when everything was sent. */
  waitUntilSent(operation: RunningOperation): void;
  /** Sends one result; `payload` is its JSON. Shared results of many sockets will enter here too. */
  sendNext(id: string, payload: string): void;
  sendErrors(id: string, payload: string): void;
  sendComplete(id: string): void;
  /** The operation is over and its id free, though its execution may still run. */
  ended(operation: RunningOperation): void;
  /** The operation's execution has settled: from now it holds nothing but, perhaps, a stream. */
  settled(operation: RunningOperation): void;
}

type Answer = ExecutionResult | AsyncIterable<ExecutionResult>;

/**
 * One `subscribe` message on its way. Whatever arrives after its end finds `live` false and goes nowhere, so an id
 * may be used again at once while the old execution still runs.
 */
export class RunningOperation implements Operation {
  /** Whether its results still go out. */
  live = true;
  /** Whether resolvers may still be at work for it; for a stream, until there is one. */
  executing = true;
  private stream: AsyncIterator<ExecutionResult> | null = null;
  private controller: AbortController | null = null;
  private reason: EndReason | null = null;

  constructor(
    readonly id: string,
    private readonly line: Line,
    private readonly formatError: FormatError,
  ) {}

  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      if (this.reason) this.controller.abort(this.reason);
    }
    return this.controller.signal;
  }

  start(deps: OperationDeps, payload: SubscribePayload) {
    this.answer(deps, payload)
      .finally(() => {
        this.executing = false;
        this.line.settled(this);
      })
      .then(answer => this.take(answer))
      .catch(error => this.fail([error]));
  }

  /** Lets resolvers know why the end is near; the operation goes on until they end it. */
  tell(reason: EndReason) {
    if (this.reason) return;
    this.reason = reason;
    this.controller?.abort(reason);
  }

  /** Ends the operation from outside: nothing of it is delivered any more. */
  end(reason: EndReason) {
    if (!this.live) return;
    this.live = false;
    this.tell(reason);
    this.leave();
    this.line.ended(this);
  }

  /** Asks the stream for its next item, as soon as the socket has room for it. */
  resume() {
    if (!this.live || !this.stream) return;
    if (this.line.crowded) return this.line.waitUntilSent(this);
    this.stream
      .next()
      .then(item => this.takeItem(item))
      .catch(error => this.fail([error]));
  }

  private async answer(deps: OperationDeps, payload: SubscribePayload): Promise<Answer> {
    const taken = deps.documents.take(payload.query);
    if ("errors" in taken) return taken;
    const operation = getOperationAST(taken.document, payload.operationName);
    if (!operation) return { errors: [new GraphQLError("Unable to identify operation")] };
    const args: ExecutionArgs = {
      schema: deps.api.schema,
      document: taken.document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: deps.api.contextFor(this.line.caller, this.line.viewer, this),
    };
    return operation.operation === OperationTypeNode.SUBSCRIPTION ? subscribe(args) : execute(args);
  }

  private take(answer: Answer) {
    if (Symbol.asyncIterator in answer) {
      this.stream = answer[Symbol.asyncIterator]();
      if (this.live) this.resume();
      else this.leave();
      return;
    }
    if (!this.live) return;
    if (answer.data === undefined) return this.fail(answer.errors ?? []);
    this.deliver(answer);
    this.complete();
  }

  private takeItem(item: IteratorResult<ExecutionResult>) {
    if (!this.live) return;
    if (item.done) return this.complete();
    this.deliver(item.value);
    this.resume();
  }

  private deliver({ errors, ...rest }: ExecutionResult) {
    const payload = errors ? { ...rest, errors: errors.map(error => this.formatError(error)) } : rest;
    this.line.sendNext(this.id, JSON.stringify(payload));
  }

  private complete() {
    if (!this.live) return;
    this.live = false;
    this.line.sendComplete(this.id);
    this.line.ended(this);
  }

  private fail(errors: readonly unknown[]) {
    if (!this.live) return;
    this.live = false;
    this.line.sendErrors(this.id, JSON.stringify(errors.map(error => this.formatError(error))));
    this.leave();
    this.line.ended(this);
  }

  /** A stream that fails to end must not end the process: the failure is logged and that is all. */
  private leave() {
    const { stream } = this;
    this.stream = null;
    if (!stream?.return) return;
    try {
      stream.return().catch(error => this.formatError(error));
    } catch (error) {
      this.formatError(error);
    }
  }
}
