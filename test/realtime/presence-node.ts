import { newId } from "../../server/kernel/id.js";
import { type Bus, Presence } from "../../server/realtime/index.js";
import { TestClock } from "../support/test-clock.js";
import { until } from "../support/until.js";
import { Ear } from "./buses.js";

const channel = "presence";

/** A clock that stands still, and the beats of the nodes, which come when it is turned. */
export class TurnedTime {
  readonly nodes: PresenceNode[] = [];
  readonly clock = new TestClock();
  private readonly looks = new Set<() => void>();

  readonly beat = (look: () => void): (() => void) => {
    this.looks.add(look);
    return () => void this.looks.delete(look);
  };

  /** How many nodes have a timer that runs. */
  get beats(): number {
    return this.looks.size;
  }

  turn(seconds: number): void {
    this.clock.turn({ seconds });
    for (const look of this.looks) look();
  }

  /** The instant so many seconds from now. */
  in(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1_000);
  }
}

/** One node's presence, and what was heard on it. */
export class PresenceNode {
  readonly presence: Presence;
  private readonly told = new Map<string, (Date | null)[]>();
  private readonly watched = new Set<string>();
  private readonly ear = new Ear();

  private constructor(
    private readonly bus: Bus,
    time: TurnedTime,
  ) {
    this.presence = new Presence({ bus, clock: time.clock, beat: time.beat });
    time.nodes.push(this);
  }

  /** A node that speaks and hears. */
  static async open(bus: Bus, time: TurnedTime): Promise<PresenceNode> {
    const node = new PresenceNode(bus, time);
    await bus.listen(channel, node.ear.hear);
    const somebody = newId();
    node.presence.arrive(somebody);
    await until(() => node.ear.heard.some(word => word.includes(somebody)));
    node.presence.depart(somebody);
    return node;
  }

  /** Waits until these nodes have heard all that this one has said to everybody so far. */
  async heardBy(...nodes: readonly PresenceNode[]): Promise<void> {
    await new Promise(resolve => setImmediate(resolve));
    const last = newId();
    this.bus.publish(channel, JSON.stringify({ node: last }));
    await until(() => nodes.every(({ ear }) => ear.heard.some(word => word.includes(last))));
  }

  watch(personId: string): void {
    this.watched.add(personId);
    this.presence.watch([personId], this.hear);
  }

  watchNobody(): void {
    this.presence.unwatch([...this.watched], this.hear);
    this.watched.clear();
  }

  heard(personId: string): readonly (Date | null)[] {
    return this.told.get(personId) ?? [];
  }

  private readonly hear = (personId: string, until: Date | null): void => {
    this.told.set(personId, [...this.heard(personId), until]);
  };
}
