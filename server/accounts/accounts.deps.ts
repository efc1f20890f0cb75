import type { DataSource, EntityManager } from "typeorm";
import type { RateLimiter } from "../db/rate-limit.js";
import type { Clock } from "../kernel/clock.js";
import type { Log } from "../kernel/log.js";
import type { Zones } from "../kernel/zones/zones.js";
import type { MailOutbox } from "../mail/index.js";
import type { Bus } from "../realtime/index.js";
import type { AccessTokens } from "./access-tokens.js";
import type { Words } from "./letters.js";
import type { Passwords } from "./passwords.js";
import type { SessionWatch } from "./session-watch.js";

/** Who a new account belongs to, as they named themselves at sign-up. */
export interface Newcomer {
  readonly personId: string;
  readonly displayName: string;
  /** IANA name; null when they did not say. */
  readonly timeZone: string | null;
}

/** What the accounts need of the house. */
export interface AccountsDeps {
  readonly db: DataSource;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly zones: Pick<Zones, "checked">;
  readonly log: Log;
  readonly mail: Pick<MailOutbox, "post">;
  readonly config: { readonly tokenIssuer: string; readonly portalUrl: string };
  /** Makes the person in the rooms after this one, in the transaction that makes the account. */
  readonly welcome: (tx: EntityManager, newcomer: Newcomer) => Promise<void>;
}

/** The house and the room's own machinery, as its deeds use them. */
export interface AccountsRoom extends AccountsDeps {
  readonly limiter: RateLimiter;
  readonly passwords: Passwords;
  readonly tokens: AccessTokens;
  readonly watch: SessionWatch;
}

/** Mails words to an address as part of `tx`; `key` makes it the same mail when it is asked for again. */
export const mailTo = (room: AccountsDeps, tx: EntityManager, to: string, words: Words, key: string): Promise<void> =>
  room.mail.post(tx, { to, key, ...words });
