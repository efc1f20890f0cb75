import { hash, verify } from "@node-rs/argon2";
import { Fault } from "../kernel/fault.js";
import { lengthOf } from "../kernel/text.js";
import { Turns } from "../kernel/turns.js";

/** argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet); the package's algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The fewest and the most characters of a password. */
const shortest = 10;
const longest = 200;

/** The password, when it may be one; `field` names it in the fault. */
export function checkedPassword(text: string, field: string): string {
  const length = lengthOf(text);
  if (length < shortest || length > longest) {
    throw new Fault("BAD_INPUT", `A password has ${shortest} to ${longest} characters.`, { field });
  }
  return text;
}

/**
 * Hashes and verifies passwords, two at once: each takes 19 MiB and a core, and the process has sockets to serve. What
 * cannot be served soon is told to come back.
 */
export class Passwords {
  private readonly turns = new Turns({
    together: 2,
    mostWaiting: 64,
    tooMany: "Too many people are signing in just now. Try again shortly.",
    retryAfterSeconds: 5,
  });
  private decoy: Promise<string> | null = null;
  private worked = 0;

  /** How many hashes this process computed. */
  get hashCount(): number {
    return this.worked;
  }

  /** The hash to keep. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normal(password), cost));
  }

  /** Whether the password is the one of the hash. Null, for nobody, takes the same work and is never right. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    // Asked for every time, so that the first unknown person costs no more than the second.
    const decoy = await this.decoyHash();
    const right = await this.inTurn(() => verify(passwordHash ?? decoy, normal(password), cost));
    return right && passwordHash !== null;
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= hash("a password that nobody has", cost);
    return this.decoy;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take(() => {
      this.worked += 1;
      return work();
    });
  }
}

/** One password typed on two keyboards may arrive as two texts (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string): string => password.normalize("NFKC");
