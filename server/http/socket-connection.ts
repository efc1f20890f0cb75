import {
  type CompleteMessage,
  type ConnectionInitMessage,
  MessageType,
  type PingMessage,
  type SubscribeMessage,
  validateMessage,
} from "graphql-ws";
import { Fault } from "../kernel/fault.js";
import type { Caller, Viewer } from "../kernel/viewer.js";
import type { Presence } from "../realtime/index.js";
import type { EndReason, Gate } from "./api.js";
import { faultOf } from "./errors.js";
import type { Payload } from "./fanout-group.js";
import type { SharedFrames } from "./frames.js";
import { type CloseName, closeCodes, type SocketLimits } from "./socket-codes.js";
import { type Line, type OperationDeps, RunningOperation } from "./socket-operation.js";
import { type State, verdicts } from "./socket-states.js";
import type { Wire } from "./socket-wire.js";

/** What one connection needs of the house. */
export interface ConnectionDeps extends OperationDeps {
  readonly gate: Gate;
  readonly limits: SocketLimits;
  readonly presence?: Pick<Presence, "arrive" | "depart">;
  now(): number;
}

/** Token checks a client may have asked for by ping and not yet heard about. */
const maxPendingChecks = 3;

/** One client: a state, a viewer and the operations that run. It owns no timer; `look` is called for it. */
export class Connection implements Line {
  private state: State = "waiting";
  private granted: Viewer | null = null;
  private expiresAt = Number.POSITIVE_INFINITY;
  private pendingChecks = 0;

  private readonly operations = new Map<string, RunningOperation>();
  private executing = 0;
  /** Executions that still run though their operation was completed. */
  private abandoned = 0;

  /** When the present state must end: no init in `waiting`, no last word in `ending`. */
  private stateEndsAt: number;
  private closesAt = Number.POSITIVE_INFINITY;
  private drainsUntil = Number.POSITIVE_INFINITY;
  private pingsAt: number;
  private heard = true;

  constructor(
    private readonly wire: Wire,
    readonly caller: Caller,
    private readonly deps: ConnectionDeps,
  ) {
    const now = deps.now();
    this.stateEndsAt = now + deps.limits.initTimeoutMs;
    this.pingsAt = now + deps.limits.keepAliveMs;
  }

  get viewer(): Viewer | null {
    return this.granted;
  }

  /** The session behind this socket while operations may run on it; null for somebody not signed in. */
  get sessionId(): string | null {
    return this.state === "open" ? (this.granted?.sessionId ?? null) : null;
  }

  get counts() {
    return { operations: this.operations.size, executing: this.executing };
  }

  receive(text: string) {
    this.heard = true;
    if (this.state === "closed") return;
    const message = readMessage(text);
    if (!message) return this.close("badRequest");
    const verdict = verdicts[this.state][message.type];
    if (verdict === "skip") return;
    if (verdict !== "take") return this.close(verdict);
    if (message.type === MessageType.ConnectionInit) return this.initialize(message);
    if (message.type === MessageType.Ping) return this.answerPing(message);
    if (message.type === MessageType.Subscribe) return this.subscribe(message);
    if (message.type === MessageType.Complete) return this.stop(message);
  }

  /** Notes that the peer answered a ping. */
  hear() {
    this.heard = true;
  }

  /** What the one timer of all sockets does for each of them. */
  look(now: number) {
    if (this.state === "closed") return;
    if (this.state === "waiting" && now >= this.stateEndsAt) return this.close("initTimeout");
    if (this.state === "ending" && now >= this.stateEndsAt) return this.close("signedOut");
    if (now >= this.expiresAt) return this.close("tokenExpired");
    if (now >= this.closesAt && (this.executing === 0 || now >= this.drainsUntil)) return this.close("restarting");
    if (this.wire.isTooSlow(now)) return this.close("tooSlow");
    if (now >= this.pingsAt) this.keepAlive(now);
  }

  /** Ends every operation and then the socket, giving streams a moment to deliver that the session is over. */
  endSession() {
    if (this.state !== "open") return;
    this.state = "ending";
    this.stateEndsAt = this.deps.now() + this.deps.limits.farewellMs;
    for (const operation of this.operations.values()) operation.tell("SIGNED_OUT");
    this.closeIfDone();
  }

  /** Closes for a restart at `at`, or later when something still executes, but not after `until`. */
  closeForRestart(at: number, until: number) {
    this.closesAt = at;
    this.drainsUntil = until;
  }

  close(name: CloseName, reason: string = closeCodes[name].reason) {
    if (this.state === "closed") return;
    this.leave(name === "tokenExpired" ? "TOKEN_EXPIRED" : name === "signedOut" ? "SIGNED_OUT" : "CLOSED");
    this.wire.close(closeCodes[name].code, reason);
  }

  /** The connection is gone: nothing may stay behind. */
  leave(reason: EndReason = "CLOSED") {
    if (this.state === "closed") return;
    this.state = "closed";
    if (this.granted) this.deps.presence?.depart(this.granted.personId);
    for (const operation of this.operations.values()) operation.end(reason);
  }

  /** Ends the connection of a peer that does not even answer a closing frame. */
  cut() {
    this.leave();
    this.wire.cut();
  }

  get crowded(): boolean {
    return this.wire.crowded;
  }

  waitUntilSent(operation: RunningOperation) {
    this.wire.waitUntilSent(operation, this.deps.now());
  }

  sendShared(prefix: string, payload: Payload) {
    if (this.state === "closed") return;
    if (!this.wire.sendBytes(`${prefix}${payload}}`)) this.close("tooSlow");
  }

  sendTogether(prefix: string, frames: SharedFrames): boolean {
    return this.state === "closed" || this.wire.sendTogether(prefix, frames);
  }

  sendNext(id: string, payload: string) {
    this.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`);
  }

  sendErrors(id: string, payload: string) {
    this.send(`{"id":${JSON.stringify(id)},"type":"error","payload":${payload}}`);
  }

  sendComplete(id: string) {
    this.send(`{"id":${JSON.stringify(id)},"type":"complete"}`);
  }

  ended(operation: RunningOperation) {
    this.wire.forget(operation);
    this.operations.delete(operation.id);
    if (operation.executing) this.abandoned += 1;
    this.closeIfDone();
  }

  settled(operation: RunningOperation) {
    this.executing -= 1;
    if (!operation.live) this.abandoned -= 1;
  }

  private initialize({ payload }: ConnectionInitMessage) {
    this.state = "checking";
    this.admit(payload?.authorization).catch(error => this.turnAway(error));
  }

  private async admit(authorization: unknown) {
    if (authorization !== undefined && authorization !== null) {
      if (typeof authorization !== "string") return this.close("forbidden");
      const { viewer, expiresAt } = await this.deps.gate.grantOf(authorization);
      if (expiresAt <= this.deps.now()) return this.close("forbidden");
      this.granted = viewer;
      this.expiresAt = expiresAt;
    }
    if (this.state !== "checking") return;
    this.state = "open";
    if (this.granted) this.deps.presence?.arrive(this.granted.personId);
    this.send(`{"type":"connection_ack"}`);
  }

  private turnAway(error: unknown) {
    if (isRefusal(error)) return this.close("forbidden");
    this.deps.formatError(error);
    this.close(faultOf(error).code === "INTERNAL" ? "serverError" : "tryAgainLater");
  }

  private answerPing({ payload }: PingMessage) {
    const token = payload && "authorization" in payload;
    if (token && this.state === "open") return this.renew(payload.authorization);
    this.send(JSON.stringify({ type: MessageType.Pong, ...(payload && !token && { payload }) }));
  }

  private renew(authorization: unknown) {
    if (typeof authorization !== "string" || !this.granted) return this.close("forbidden");
    if (this.pendingChecks >= maxPendingChecks) return this.close("badRequest");
    this.pendingChecks += 1;
    this.extend(this.granted, authorization)
      .catch(error => this.doubt(error))
      .finally(() => {
        this.pendingChecks -= 1;
      });
  }

  private async extend(held: Viewer, authorization: string) {
    const { viewer, expiresAt } = await this.deps.gate.grantOf(authorization);
    if (viewer.sessionId !== held.sessionId || viewer.personId !== held.personId) return this.close("forbidden");
    this.expiresAt = Math.max(this.expiresAt, expiresAt);
    this.tellExpiry();
  }

  /** A token that cannot be checked just now extends nothing, and costs nothing either. */
  private doubt(error: unknown) {
    if (isRefusal(error)) return this.close("forbidden");
    this.deps.formatError(error);
    this.tellExpiry();
  }

  private tellExpiry() {
    this.send(JSON.stringify({ type: MessageType.Pong, payload: { expiresAt: this.expiresAt } }));
  }

  private subscribe({ id, payload }: SubscribeMessage) {
    const { limits, formatError } = this.deps;
    if (id.length > limits.maxIdLength) return this.close("badRequest");
    if (this.operations.has(id)) return this.close("duplicateId");
    if (this.operations.size + this.abandoned >= limits.maxOperations) {
      const fault = new Fault("TOO_COMPLEX", `A socket runs at most ${limits.maxOperations} operations at a time.`);
      return this.sendErrors(id, JSON.stringify([formatError(fault)]));
    }
    const operation = new RunningOperation(id, this, formatError);
    this.operations.set(id, operation);
    this.executing += 1;
    operation.start(this.deps, payload);
  }

  private stop({ id }: CompleteMessage) {
    this.operations.get(id)?.end("CLOSED");
  }

  private closeIfDone() {
    if (this.state === "ending" && this.operations.size === 0) this.close("signedOut");
  }

  private send(text: string) {
    if (this.state === "closed") return;
    if (!this.wire.send(text)) this.close("tooSlow");
  }

  private keepAlive(now: number) {
    if (!this.heard) return this.cut();
    this.heard = false;
    this.pingsAt = now + this.deps.limits.keepAliveMs;
    this.wire.ping();
  }
}

/** Whether the gate said no, as against not being able to say. */
function isRefusal(error: unknown): boolean {
  const { code } = faultOf(error);
  return code === "UNAUTHENTICATED" || code === "FORBIDDEN" || code === "BAD_INPUT";
}

function readMessage(text: string) {
  try {
    return validateMessage(JSON.parse(text));
  } catch {
    return null;
  }
}
