import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { DataSource, EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import type { Clock } from "../kernel/clock.js";
import { newId } from "../kernel/id.js";
import type { Bus } from "../realtime/index.js";

/** The one algorithm tokens are signed with; whatever else a token names is refused. */
export const algorithm = "ES256";

/** Names the lock under which keys are made and retired, so that nodes that start together agree on one. */
const keyLock = 7_104_229;
const rotated = "signing-keys-rotated";

/** A node that misses the word of a rotation signs with the old key this long at most. */
const freshMs = 60_000;
/** An unknown key id sends us to the database at most this often: anybody can invent one. */
const reloadMs = 30_000;

interface KeyRow {
  kid: string;
  privateJwk: JWK | null;
  publicJwk: JWK;
}

interface Loaded {
  readonly signing: { readonly kid: string; readonly key: CryptoKey };
  readonly verifying: ReadonlyMap<string, CryptoKey>;
  readonly at: number;
}

interface SigningKeysDeps {
  readonly db: DataSource;
  readonly bus: Bus;
  readonly clock: Clock;
  /** How long after its last signature a key may still be needed, in milliseconds. */
  readonly outlivesMs: number;
}

/** The keys that access tokens are signed with, shared by all nodes through the database. */
export class SigningKeys {
  private loading: Promise<Loaded> | null = null;
  private lastAt = Number.NEGATIVE_INFINITY;
  private listening: Promise<() => Promise<void>> | null = null;

  constructor(private readonly deps: SigningKeysDeps) {}

  /** The key to sign with. */
  async signing(): Promise<Loaded["signing"]> {
    const known = await this.loaded();
    const stale = this.now() - known.at >= freshMs;
    return (stale ? await this.load() : known).signing;
  }

  /** The key of that id, null when there is none that is still good. */
  async verifying(kid: string): Promise<CryptoKey | null> {
    const known = await this.loaded();
    const key = known.verifying.get(kid);
    if (key && this.now() - known.at < this.deps.outlivesMs) return key;
    if (!key && this.now() - this.lastAt < reloadMs) return null;
    return (await this.load()).verifying.get(kid) ?? null;
  }

  /** Signs with a new key from now on; tokens of the old one are good until they expire. */
  async rotate(): Promise<void> {
    await inTransaction(this.deps.db, async tx => {
      await lockKeys(tx);
      await tx.query("update signing_key set retired_at = $1, private_jwk = null where retired_at is null", [
        this.deps.clock.now(),
      ]);
      await this.make(tx);
    });
    await this.load();
    this.deps.bus.publish(rotated, "");
  }

  /** Forgets keys whose last tokens have expired. */
  async sweep(now: Date): Promise<void> {
    await this.deps.db.manager.query("delete from signing_key where retired_at < $1", [this.lastRetirement(now)]);
  }

  async close(): Promise<void> {
    await (await this.listening)?.();
  }

  private loaded(): Promise<Loaded> {
    this.listening ??= this.deps.bus.listen(rotated, () => {
      this.loading = null;
    });
    return this.loading ?? this.load();
  }

  private load(): Promise<Loaded> {
    this.lastAt = this.now();
    const loading = this.read().catch(error => {
      // What failed once may work the next time.
      if (this.loading === loading) {
        this.loading = null;
        this.lastAt = Number.NEGATIVE_INFINITY;
      }
      throw error;
    });
    this.loading = loading;
    return loading;
  }

  private async read(): Promise<Loaded> {
    const at = this.now();
    let rows = await this.rows(this.deps.db.manager);
    if (!rows.some(row => row.privateJwk)) {
      rows = await inTransaction(this.deps.db, async tx => {
        await lockKeys(tx);
        const made = await this.rows(tx);
        if (made.some(row => row.privateJwk)) return made;
        await this.make(tx);
        return this.rows(tx);
      });
    }
    const current = rows.find(row => row.privateJwk);
    if (!current?.privateJwk) throw new Error("There is no key to sign with.");
    const verifying = new Map<string, CryptoKey>();
    for (const { kid, publicJwk } of rows) verifying.set(kid, await imported(publicJwk));
    return { signing: { kid: current.kid, key: await imported(current.privateJwk) }, verifying, at };
  }

  private rows(db: EntityManager): Promise<KeyRow[]> {
    return rowsOf<KeyRow>(
      db,
      `select kid, private_jwk as "privateJwk", public_jwk as "publicJwk" from signing_key
       where retired_at is null or retired_at >= $1 order by created_at desc, kid desc`,
      [this.lastRetirement(this.deps.clock.now())],
    );
  }

  private async make(tx: EntityManager): Promise<void> {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    const [kid, privateJwk, publicJwk] = [newId(), await exportJWK(pair.privateKey), await exportJWK(pair.publicKey)];
    try {
      await tx.query("insert into signing_key (kid, private_jwk, public_jwk, created_at) values ($1, $2, $3, $4)", [
        kid,
        privateJwk,
        publicJwk,
        this.deps.clock.now(),
      ]);
    } catch {
      // The driver's error holds the statement's parameters, and errors are logged.
      throw new Error("A new signing key could not be stored.");
    }
  }

  private lastRetirement(now: Date): Date {
    return new Date(now.getTime() - this.deps.outlivesMs - freshMs);
  }

  private now(): number {
    return this.deps.clock.now().getTime();
  }
}

const lockKeys = (tx: EntityManager) => tx.query("select pg_advisory_xact_lock($1)", [keyLock]);

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK({ ...jwk, alg: algorithm }, algorithm);
  if (key instanceof Uint8Array) throw new Error("A signing key is not of its algorithm.");
  return key;
}
