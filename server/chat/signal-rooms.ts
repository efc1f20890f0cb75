import DataLoader from "dataloader";
import type { Viewer } from "../kernel/viewer.js";
import { followPlace, type Passed, readOrDrop, ShortAnswer, type SignalSeat } from "../realtime/index.js";
import type { ChatDeps } from "./chat.deps.js";
import { type ConversationSignal, membersChanged, signalChannel } from "./chat.events.js";
import { readSignal } from "./markers.js";
import { type Audience, audiencesOf, sightOf } from "./signals.policy.js";

type Take = (passed: Passed<ConversationSignal>) => void;
type RoomDeps = Pick<ChatDeps, "bus" | "clock" | "db" | "presence">;

/** Where signals pass on this node: a room for each conversation that somebody follows, made once for all of them. */
export class SignalRooms {
  private readonly rooms = new Map<string, SignalRoom>();
  /** Presence is told anew to many rooms at once; who may see it is then a few statements, each of them short. */
  private readonly audiences: DataLoader<string, Audience | null>;

  constructor(private readonly deps: RoomDeps) {
    const read = async (ids: readonly string[]) => {
      const found = await audiencesOf(deps.db.manager, ids);
      return ids.map(id => found.get(id) ?? null);
    };
    this.audiences = new DataLoader(read, { cache: false, maxBatchSize: 50 });
  }

  follow({ personId }: Viewer, conversationId: string, ended: AbortSignal): AsyncIterableIterator<ConversationSignal> {
    return followPlace({
      what: "conversation",
      ended,
      enter: take => this.roomOf(conversationId).enter(personId, take),
    });
  }

  private roomOf(conversationId: string): SignalRoom {
    const known = this.rooms.get(conversationId);
    if (known) return known;
    const empty = () => this.rooms.delete(conversationId);
    const room = new SignalRoom(this.deps, conversationId, () => this.audiences.load(conversationId), empty);
    this.rooms.set(conversationId, room);
    return room;
  }
}

/** Those on this node who follow one conversation's signals; they share its channel, its audience and its watch. */
class SignalRoom {
  /** By who follows; nobody is told of themselves. */
  private readonly takers = new Map<Take, string>();
  private readonly listening: Promise<() => Promise<void>>;
  private readonly audience: ShortAnswer<Audience | null>;
  private watched: ReadonlySet<string> = new Set();

  constructor(
    private readonly deps: RoomDeps,
    private readonly conversationId: string,
    readAudience: () => Promise<Audience | null>,
    private readonly empty: () => void,
  ) {
    this.audience = new ShortAnswer(async () => {
      const audience = await readAudience();
      this.watch(audience);
      return audience;
    });
    this.listening = deps.bus.listen(signalChannel(conversationId), payload => this.hear(payload));
  }

  async enter(personId: string, take: Take): Promise<SignalSeat<ConversationSignal>> {
    this.takers.set(take, personId);
    this.tellAround(this.watched, take);
    await this.listening;
    return {
      sight: async () => {
        const audience = await this.audience.get();
        return audience && sightOf(audience, personId);
      },
      leave: () => this.leave(take),
    };
  }

  private async leave(take: Take): Promise<void> {
    this.takers.delete(take);
    if (this.takers.size > 0) return;
    this.empty();
    this.deps.presence.unwatch([...this.watched], this.hearPresence);
    await (await this.listening)();
  }

  private hear(payload: string): void {
    const said = readOrDrop(readSignal, payload);
    if (said === membersChanged) {
      this.audience.forget();
      // If it cannot be answered now, the next signal puts the question again.
      this.audience.get().catch(() => {});
    } else if (said) this.tell(said);
  }

  /** Watches those who are in the conversation now and wish to be seen. */
  private watch(audience: Audience | null): void {
    if (this.takers.size === 0) return;
    const { presence } = this.deps;
    const seen = new Set([...(audience ?? [])].flatMap(([id, { showsPresence }]) => (showsPresence ? [id] : [])));
    const before = this.watched;
    const come = [...seen].filter(id => !before.has(id));
    this.watched = seen;
    presence.unwatch(
      [...before].filter(id => !seen.has(id)),
      this.hearPresence,
    );
    presence.watch(come, this.hearPresence);
    for (const take of this.takers.keys()) this.tellAround(come, take);
  }

  private tellAround(personIds: Iterable<string>, take: Take): void {
    for (const [personId, until] of this.deps.presence.around(personIds)) {
      take(passed(this.presenceOf(personId, until)));
    }
  }

  private readonly hearPresence = (personId: string, until: Date | null): void =>
    this.tell(this.presenceOf(personId, until));

  private presenceOf(personId: string, until: Date | null): ConversationSignal {
    const state = until ? "ONLINE" : "OFFLINE";
    const expiresAt = until ?? this.deps.clock.now();
    return { type: "PresenceSignal", conversationId: this.conversationId, personId, state, expiresAt };
  }

  private tell(signal: ConversationSignal): void {
    for (const [take, personId] of this.takers) {
      if (personId !== signal.personId) take(passed(signal));
    }
  }
}

/** A later signal of the same kind and person takes the place of one that waits. */
const passed = (signal: ConversationSignal): Passed<ConversationSignal> => ({
  key: `${signal.type}:${signal.personId}`,
  signal,
});
