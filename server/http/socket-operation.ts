import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
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
import type { Execute } from "./executor.js";
import type { Fanout } from "./fanout.js";
import type { Payload } from "./fanout-group.js";
import type { Follower, Listener } from "./follower.js";
import { bytesOf, type SharedFrames } from "./frames.js";
import { readQuestion } from "./live-question.js";

/** What operations need of the house. */
export interface OperationDeps {
  readonly api: Api;
  readonly documents: Documents;
  readonly execute: Execute;
  readonly formatError: FormatError;
  /** Shares the results of what many follow; null where nothing is followed. */
  readonly fanout: Fanout | null;
}

/** What an operation needs of the socket it came by. */
export interface Line {
  readonly caller: Caller;
  readonly viewer: Viewer | null;
  /** Whether so much is unsent that streams should wait. */
  readonly crowded: boolean;
  /** Calls `resume` of this operation once when everything was sent. */
  waitUntilSent(operation: RunningOperation): void;
  /** Sends one result; `payload` is its JSON. */
  sendNext(id: string, payload: string): void;
  /** Sends one result that was made for many, behind the beginning of this operation's own messages. */
  sendShared(prefix: string, payload: Payload): void;
  /** Sends several of these; false, and none is sent, when streams should wait before the last of them. */
  sendTogether(prefix: string, frames: SharedFrames): boolean;
  sendErrors(id: string, payload: string): void;
  sendComplete(id: string): void;
  /** The operation is over and its id free, though its execution may still run. */
  ended(operation: RunningOperation): void;
  /** The operation's execution has settled: from now it holds nothing but, perhaps, a stream. */
  settled(operation: RunningOperation): void;
}

/** "FOLLOWING": a follower delivers it from now on. */
type Answer = ExecutionResult | AsyncIterable<ExecutionResult> | "FOLLOWING";

/**
 * One `subscribe` message on its way. Whatever arrives after its end finds `live` false and goes nowhere, so an id
 * may be used again at once while the old execution still runs.
 */
export class RunningOperation implements Operation, Listener {
  /** Whether its results still go out. */
  live = true;
  /** Whether resolvers may still be at work for it; for a stream, until there is one. */
  executing = true;
  private stream: AsyncIterator<ExecutionResult> | null = null;
  private follower: Follower | null = null;
  private prefix = "";
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
    if (reason === "SIGNED_OUT") this.follower?.end(reason);
  }

  /** Ends the operation from outside: nothing of it is delivered any more. */
  end(reason: EndReason) {
    if (!this.live) return;
    this.live = false;
    this.tell(reason);
    this.leave();
    this.line.ended(this);
  }

  get viewer(): Viewer {
    if (!this.line.viewer) throw new Error("Nobody is signed in on this socket.");
    return this.line.viewer;
  }

  get crowded(): boolean {
    return this.line.crowded;
  }

  takeShared(payload: Payload) {
    if (this.live) this.line.sendShared(this.prefix, payload);
  }

  takeTogether(frames: SharedFrames): boolean {
    return !this.live || this.line.sendTogether(this.prefix, frames);
  }

  waitUntilSent() {
    this.line.waitUntilSent(this);
  }

  /** Goes on as soon as the socket has room: asks the stream for its next item, or lets the follower go on. */
  resume() {
    if (!this.live) return;
    this.follower?.resume();
    if (!this.stream) return;
    if (this.line.crowded) return this.line.waitUntilSent(this);
    this.stream
      .next()
      .then(item => this.takeItem(item))
      .catch(error => this.fail([error]));
  }

  private async answer(deps: OperationDeps, payload: SubscribePayload): Promise<Answer> {
    const taken = deps.documents.take(payload.query, payload.extensions);
    if ("errors" in taken) return taken;
    const operation = getOperationAST(taken.document, payload.operationName);
    if (!operation) return { errors: [new GraphQLError("Unable to identify operation")] };
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
      const followed = await this.follow(deps, taken, payload);
      if (followed) return followed;
    }
    const args: ExecutionArgs = {
      schema: deps.api.schema,
      document: taken.document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: deps.api.contextFor(this.line.caller, this.line.viewer, this),
    };
    return operation.operation === OperationTypeNode.SUBSCRIPTION ? subscribe(args) : deps.execute(args);
  }

  /** Joins those who follow the same; null when what is asked is shared with nobody. */
  private async follow(
    { api, fanout }: OperationDeps,
    { document, hash }: { readonly document: DocumentNode; readonly hash: string },
    { operationName, variables }: SubscribePayload,
  ): Promise<Answer | null> {
    const { viewer } = this.line;
    if (!fanout || !viewer) return null;
    const question = readQuestion(api.schema, document, operationName, variables);
    if (!question || "errors" in question) return question;
    const source = fanout.sourceOf(question, viewer);
    if (!source) return null;
    this.prefix = bytesOf(`{"id":${JSON.stringify(this.id)},"type":"next","payload":`);
    const selection = { document, documentKey: hash, operationName, variables, variablesKey: question.variablesKey };
    const follower = await fanout.join(source, selection, this);
    if (!this.live) {
      follower.leave();
      return "FOLLOWING";
    }
    this.follower = follower;
    const { after } = question.args;
    await follower.start(typeof after === "string" ? after : null);
    if (this.reason === "SIGNED_OUT") follower.end(this.reason);
    return "FOLLOWING";
  }

  private take(answer: Answer) {
    if (answer === "FOLLOWING") return;
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

  /** The last word was said. */
  complete() {
    if (!this.live) return;
    this.live = false;
    this.line.sendComplete(this.id);
    this.leave();
    this.line.ended(this);
  }

  fail(errors: readonly unknown[]) {
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
    this.follower?.leave();
    this.follower = null;
    if (!stream?.return) return;
    try {
      stream.return().catch(error => this.formatError(error));
    } catch (error) {
      this.formatError(error);
    }
  }
}
