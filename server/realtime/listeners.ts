type Hear = (payload: string) => void;

/** Who listens to which channel in this process; hands out each payload in the order it came. */
export class Listeners {
  private readonly byChannel = new Map<string, Set<Hear>>();

  add(channel: string, hear: Hear): void {
    const known = this.byChannel.get(channel);
    if (known) known.add(hear);
    else this.byChannel.set(channel, new Set([hear]));
  }

  remove(channel: string, hear: Hear): void {
    const known = this.byChannel.get(channel);
    if (known?.delete(hear) && known.size === 0) this.byChannel.delete(channel);
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

  clear(): void {
    this.byChannel.clear();
  }
}
