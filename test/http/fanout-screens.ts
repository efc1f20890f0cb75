import { type ExecutionResult, parse } from "graphql";
import type { Api, LiveApi } from "../../server/http/api.js";
import { createFormatError } from "../../server/http/errors.js";
import { Fanout } from "../../server/http/fanout.js";
import type { Pace, Payload } from "../../server/http/fanout-group.js";
import type { Follower, Listener } from "../../server/http/follower.js";
import type { SharedFrames } from "../../server/http/frames.js";
import { readQuestion } from "../../server/http/live-question.js";
import type { Viewer } from "../../server/kernel/viewer.js";
import { until } from "../support/until.js";
import type { Actor, Variables, World } from "../support/world.js";

/** One item as a screen sees it: the subscription's field, or the errors beside it. */
export interface Shown {
  readonly __typename: string;
  readonly cursor: string;
  readonly reason?: string;
  readonly message?: { readonly body: string; readonly viewerCan?: { readonly edit: boolean } };
}

/** Somebody who follows without a socket: keeps what they are given, and may pretend that their socket is full. */
export class Screen implements Listener {
  readonly shown: Shown[] = [];
  /** Each result as it came, errors and all. */
  readonly results: ExecutionResult[] = [];
  readonly failures: unknown[] = [];
  /** How many results it was given in one go, each time. */
  readonly goes: number[] = [];
  isComplete = false;
  crowded = false;
  follower: Follower | null = null;
  private waiting: Follower | null = null;

  constructor(readonly viewer: Viewer) {}

  takeShared(payload: Payload): void {
    const result = JSON.parse(Buffer.from(payload, "latin1").toString("utf8"));
    this.results.push(result);
    const { data, errors } = result;
    if (errors) this.failures.push(...errors);
    this.shown.push(...(Object.values(data ?? {}) as Shown[]));
  }

  takeTogether({ payloads }: SharedFrames): boolean {
    if (this.crowded) return false;
    this.goes.push(payloads.length);
    for (const payload of payloads) this.takeShared(payload);
    return true;
  }

  waitUntilSent(follower: Follower): void {
    this.waiting = follower;
  }

  complete(): void {
    this.isComplete = true;
  }

  fail(errors: readonly unknown[]): void {
    this.failures.push(...errors);
  }

  /** The socket has room again. */
  makeRoom(): void {
    this.crowded = false;
    const { waiting } = this;
    this.waiting = null;
    waiting?.resume();
  }

  /** What was shown, of another schema than the product's. */
  itemsAs<T>(): T[] {
    return this.results.flatMap(({ data }) => Object.values(data ?? {}) as T[]);
  }

  get bodies(): string[] {
    return this.shown.flatMap(item => item.message?.body ?? []);
  }

  hasShown = (type: string, count = 1) =>
    until(async () => this.shown.filter(item => item.__typename === type).length >= count);
}

const documents = new Map<string, ReturnType<typeof parse>>();

/** A node's fan-out over a world, with the executions it made counted. */
export class FanoutRoom {
  executions = 0;
  readonly fanout: Fanout;
  readonly screens: Screen[] = [];

  constructor(
    private readonly world: World,
    around: (live: LiveApi) => LiveApi = live => live,
    private readonly schema: Api["schema"] = world.api.schema,
    pace?: Pace,
  ) {
    const { hub, api } = world;
    const live = around(api.live);
    const counted: LiveApi = {
      ...live,
      sharedContext: readViewer => {
        this.executions += 1;
        return live.sharedContext(readViewer);
      },
    };
    const formatError = createFormatError({
      log: error => this.world.complaints.push(String(error)),
      suggestions: true,
    });
    this.fanout = new Fanout({ schema, live: counted, hub, formatError, ...(pace && { pace }) });
  }

  async follow(who: Actor, text: string, variables: Variables): Promise<Screen> {
    const screen = await this.join(who, text, variables);
    await screen.hasShown("StreamCaughtUp");
    return screen;
  }

  /** Follows, and waits for no more than the first word. Rejects for who may not. */
  async join(
    who: Pick<Actor, "viewer">,
    text: string,
    variables: Variables,
    operationName: string | null = null,
  ): Promise<Screen> {
    const screen = new Screen(who.viewer);
    this.screens.push(screen);
    const document = documents.get(text) ?? parse(text);
    documents.set(text, document);
    const question = readQuestion(this.schema, document, operationName, variables);
    if (!question || "errors" in question) throw new Error("There is nothing to follow in this text.");
    const source = this.fanout.sourceOf(question, who.viewer);
    if (!source) throw new Error(`${question.field} is shared with nobody.`);
    const { variablesKey, args } = question;
    const selection = { document, documentKey: text, operationName, variables, variablesKey };
    const follower = await this.fanout.join(source, selection, screen);
    screen.follower = follower;
    try {
      await follower.start(typeof args.after === "string" ? args.after : null);
    } catch (error) {
      follower.leave();
      throw error;
    }
    return screen;
  }

  leave(): void {
    for (const screen of this.screens.splice(0)) screen.follower?.leave();
  }
}
