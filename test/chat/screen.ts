import { until } from "../support/until.js";
import type { Actor, World } from "../support/world.js";
import { conversationSignals, signalTyping } from "./documents.js";

export interface Signal {
  readonly __typename: "TypingSignal" | "ReadMarkerSignal" | "PresenceSignal";
  readonly person: { readonly id: string };
  readonly state?: "ONLINE" | "OFFLINE";
  readonly expiresAt?: string;
}

/** Has somebody type; gives until when that holds. */
export async function type(who: Actor, conversationId: string): Promise<string> {
  type Typed = { signalTyping: { expiresAt: string } };
  return (await who.ask<Typed>(signalTyping, { input: { conversationId } })).signalTyping.expiresAt;
}

type Kind = "typing" | "read" | "ONLINE" | "OFFLINE";

const kindOf = ({ __typename, state }: Signal): Kind | undefined =>
  state ?? (__typename === "TypingSignal" ? "typing" : "read");

/** Somebody's screen that follows the signals of a conversation, and what it was told. */
export class Screen {
  readonly signals: Signal[] = [];
  isOver = false;
  private gate: Promise<void> = Promise.resolve();
  goOn: () => void = () => {};

  private constructor(
    private readonly conversationId: string,
    private readonly stream: AsyncIterableIterator<Signal>,
  ) {
    void this.read();
  }

  /** Opens when the screen follows for sure: nothing says so, hence another member types until it is seen. */
  static async open(who: Actor, conversationId: string, other: Actor): Promise<Screen> {
    const stream = await who.subscribe<Signal>(conversationSignals, { id: conversationId });
    const screen = new Screen(conversationId, stream);
    await until(async () => {
      await type(other, conversationId);
      return screen.of(other).includes("typing");
    });
    return screen;
  }

  /** Waits until it is no longer told that somebody types, though what another types after them still comes. */
  async untilHidden(who: Actor, other: Actor, { clock }: World): Promise<void> {
    for (let told = -1; told < this.of(who).length; ) {
      told = this.of(who).length;
      await type(who, this.conversationId);
      // The first may take the place of one that waits before the typing in question; the second comes after it.
      for (let n = 1; n <= 2; n += 1) {
        clock.turn({ seconds: 0.001 });
        const expiresAt = await type(other, this.conversationId);
        await until(() => this.last(other, "typing")?.expiresAt === expiresAt);
      }
    }
  }

  /** What was told of somebody, in order. */
  of(who: Actor): (Kind | undefined)[] {
    return this.signals.filter(({ person }) => person.id === who.id).map(kindOf);
  }

  /** The last of that kind that was told of somebody. */
  last(who: Actor, kind: Kind): Signal | undefined {
    return this.signals.filter(signal => signal.person.id === who.id && kindOf(signal) === kind).at(-1);
  }

  async until(who: Actor, kind: Kind, count = 1): Promise<void> {
    await until(() => this.of(who).filter(told => told === kind).length >= count);
  }

  /** Takes one more signal at most until it goes on. */
  pause(): void {
    this.gate = new Promise(resolve => {
      this.goOn = resolve;
    });
  }

  async close(): Promise<void> {
    this.goOn();
    await this.stream.return?.();
    await until(() => this.isOver);
  }

  private async read(): Promise<void> {
    for (;;) {
      await this.gate;
      const step = await this.stream.next();
      if (step.done) break;
      this.signals.push(step.value);
    }
    this.isOver = true;
  }
}
