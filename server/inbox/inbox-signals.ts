import { type Bus, Listeners } from "../realtime/index.js";
import type { DeliveredSignal, InboxSignal } from "./inbox.events.js";

/** What one word says, to however many people: fifty members of a conversation are not fifty words. */
interface Said extends InboxSignal {
  readonly personIds: string;
}

/** Every node with followers hears all of these; that there are several lets a Redis Cluster share the work. */
const channels = [..."0123456789abcdef"].map(digit => `inbox-signals:${digit}`);
const channelOf = (conversationId: string): string => `inbox-signals:${conversationId.slice(-1)}`;

/** Passes word to people's open screens, on whichever node they are. */
export class InboxSignals {
  private readonly listeners = new Listeners();
  private opened: Promise<(() => Promise<void>)[]> | null = null;

  constructor(private readonly bus: Bus) {}

  say(personIds: readonly string[], signal: InboxSignal): void {
    if (personIds.length === 0) return;
    const said: Said = { ...signal, personIds: personIds.join() };
    this.bus.publish(channelOf(signal.conversationId), JSON.stringify(said));
  }

  /** Hears what is said to one person; the payload is `readSignal`'s. */
  async listen(personId: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    this.listeners.add(personId, hear);
    // A function of its own each time: the last one may still be on its way out.
    this.opened ??= Promise.all(channels.map(channel => this.bus.listen(channel, payload => this.pass(payload))));
    await this.opened;
    return async () => {
      this.listeners.remove(personId, hear);
      if (this.listeners.channels.length > 0) return;
      const opened = this.opened;
      this.opened = null;
      for (const stop of (await opened) ?? []) await stop();
    };
  }

  private pass(payload: string): void {
    for (const personId of peopleIn(payload)) this.listeners.tell(personId, payload);
  }
}

/** Reads what came over the bus; null when it is no signal of ours. */
export function readSignal(payload: string): { key: string; signal: DeliveredSignal } | null {
  const { kind, conversationId }: Partial<Said> = JSON.parse(payload);
  if (kind !== "unread" || typeof conversationId !== "string") return null;
  return { key: `unread:${conversationId}`, signal: { type: "UnreadChanged", conversationId } };
}

/** Word from a node of another version may be unreadable here; a signal may be lost, and must not end the process. */
function peopleIn(payload: string): string[] {
  try {
    const { personIds }: Partial<Said> = JSON.parse(payload);
    return personIds?.split(",") ?? [];
  } catch {
    return [];
  }
}
