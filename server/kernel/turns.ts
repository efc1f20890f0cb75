import { Fault } from "./fault.js";

/** Lets so much work go on at once, has some wait for their turn, and sends the others away: Fault UNAVAILABLE. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly limits: {
      readonly together: number;
      readonly mostWaiting: number;
      readonly tooMany: string;
      readonly retryAfterSeconds: number;
    },
  ) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    const { together, mostWaiting, tooMany, retryAfterSeconds } = this.limits;
    if (this.running >= together) {
      if (this.waiting.length >= mostWaiting) throw new Fault("UNAVAILABLE", tooMany, { retryAfterSeconds });
      // Whoever is done hands its place on, so that the count stays as it is.
      await new Promise<void>(turn => this.waiting.push(turn));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
