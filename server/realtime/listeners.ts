/** Who listens to which channel in this process; hands out each payload in the order it came. */
export class Listeners {
  private readonly byChannel = new Map<string, Set<(payload: string) => void>>();

  /** Adds a listener; `first` tells whether the channel had none before. */
  add(channel: string, hear: (payload: string) => void): { first: boolean } {
    const known = this.byChannel.get(channel);
    if (known) {
      known.add(hear);
      return { first: false };
    }
    this.byChannel.set(channel, new Set([hear]));
    return { first: true };
  }

  /** Takes a listener away; `last` tells whether the channel has none any more. */
  remove(channel: string, hear: (payload: string) => void): { last: boolean } {
    const known = this.byChannel.get(channel);
    if (!known?.delete(hear) || known.size > 0) return { last: false };
    this.byChannel.delete(channel);
    return { last: true };
  }

  tell(channel: string, payload: string): void {
    for (const hear of this.byChannel.get(channel) ?? []) hear(payload);
  }

  has(channel: string): boolean {
    return this.byChannel.has(channel);
  }

  get channels(): string[] {
    return [...this.byChannel.keys()];
  }
}
