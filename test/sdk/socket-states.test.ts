import { expect, test } from "@jest/globals";
import { createSocket } from "../../client-sdk/src/core/socket.js";
import { rules, type SocketEvent, type SocketState } from "../../client-sdk/src/core/socket-states.js";
import { TurnedEnvironment } from "./turned-environment.js";

const states = Object.keys(rules) as SocketState[];
const operation = {
  payload: () => ({ query: "subscription { root }", variables: {} }),
  next() {},
  error() {},
  complete() {},
  dropped() {},
};

/** A socket and everything that can happen to it, as it happens: by the wire, the clock, the network and its users. */
class Stage {
  readonly environment = new TurnedEnvironment();
  private answerToken: ((token: string | null) => void) | null = null;
  private failToken: ((error: Error) => void) | null = null;
  private readonly stops: (() => void)[] = [];
  readonly socket = createSocket({
    environment: this.environment,
    url: "wss://api.test/graphql",
    // Without a deadline of its own, which would be one more timer.
    tokens: {
      get: () =>
        new Promise((resolve, reject) => {
          this.answerToken = resolve;
          this.failToken = reject;
        }),
      refuse() {},
      drop() {},
      close() {},
    },
  });

  private get wire() {
    return this.environment.sockets.at(-1);
  }

  /** What happens, and the events that it is to the socket; there is no `acknowledged` that is not `heard`. */
  readonly causes: Record<SocketEvent, { readonly does: () => unknown; readonly is: readonly SocketEvent[] }> = {
    wanted: { does: () => this.stops.push(this.socket.run({ ...operation })), is: ["wanted"] },
    unwanted: { does: () => this.stops.splice(0).map(stop => stop()), is: ["unwanted"] },
    authorized: { does: () => this.answerToken?.(null), is: ["authorized"] },
    opened: { does: () => this.wire?.open(), is: ["opened"] },
    acknowledged: { does: () => this.wire?.say({ type: "connection_ack" }), is: ["heard", "acknowledged"] },
    heard: { does: () => this.wire?.say({ type: "pong" }), is: ["heard"] },
    failed: {
      does: () => {
        this.failToken?.(new Error("no token"));
        this.wire?.die(1006);
      },
      is: ["failed"],
    },
    broken: { does: () => this.wire?.die(4400), is: ["broken"] },
    online: { does: () => this.environment.go("online"), is: ["online"] },
    offline: { does: () => this.environment.go("offline"), is: ["offline"] },
    wake: {
      does: async () => {
        await this.environment.go("hidden");
        await this.environment.go("visible");
      },
      is: ["wake"],
    },
    renew: { does: () => this.socket.renew(), is: ["renew"] },
    late: { does: () => this.environment.turnToNext(), is: ["late"] },
    close: { does: () => this.socket.close(), is: ["close"] },
  };

  async do(event: SocketEvent) {
    await this.causes[event].does();
    await this.environment.settle();
  }

  /** Brings it into a state, also where the platform says that there is no network though there is one. */
  async reach(state: SocketState, isOnline: boolean) {
    if (!isOnline) await this.do("offline");
    for (const event of ways[state]) {
      await this.do(event);
      // It is tried all the same after a while.
      if (event === "wanted" && !isOnline && state !== "offline") await this.do("late");
    }
    expect(this.socket.state).toBe(state);
  }
}

const opened: readonly SocketEvent[] = ["wanted", "authorized", "opened", "acknowledged"];
const ways: Record<SocketState, readonly SocketEvent[]> = {
  idle: [],
  authorizing: ["wanted"],
  opening: ["wanted", "authorized"],
  greeting: ["wanted", "authorized", "opened"],
  open: opened,
  probing: [...opened, "late"],
  waking: [...opened, "wake"],
  resting: [...opened, "unwanted"],
  waiting: [...opened, "failed"],
  offline: ["wanted"],
  closed: ["close"],
};
/** What cannot happen there, since what it is about is not there. */
const impossible: Partial<Record<SocketEvent, readonly SocketState[]>> = {
  broken: ["authorizing"],
  late: states.filter(state => rules[state].ms === undefined && state !== "waiting"),
};

const events = Object.keys(new Stage().causes) as SocketEvent[];

test("whatever happens in whatever state leads where the table says, with a socket and a deadline exactly where it says", async () => {
  const said: Record<string, object> = {};
  const seen: Record<string, object> = {};
  for (const state of states) {
    for (const event of events.filter(event => !impossible[event]?.includes(state))) {
      const stage = new Stage();
      await stage.reach(state, event !== "online" && state !== "offline");
      await stage.do(event);
      const next = stage.causes[event].is.reduce<SocketState>((from, one) => rules[from].on[one] ?? from, state);
      const hasDeadline = rules[next].ms !== undefined || next === "waiting";
      said[`${state}, ${event}`] = { next, sockets: rules[next].socket ? 1 : 0, hasDeadline };
      const { sockets, timers } = stage.environment.left;
      seen[`${state}, ${event}`] = { next: stage.socket.state, sockets, hasDeadline: timers > 0 };
    }
  }
  expect(seen).toEqual(said);
  expect(Object.keys(seen)).toHaveLength(states.length * events.length - 3);
});

test("no state is without a way out, and every one can be closed", () => {
  const ends = (state: SocketState) => Object.values(rules[state].on);
  for (const state of states.filter(state => state !== "closed")) {
    expect(rules[state].on.close).toBe("closed");
    expect(ends(state).some(next => next !== "closed" && next !== state)).toBe(true);
    // Whoever waits does not wait for an event alone that may never come.
    if (state !== "idle") expect(rules[state].on.late).toBeDefined();
  }
  expect(ends("closed")).toEqual([]);
});
