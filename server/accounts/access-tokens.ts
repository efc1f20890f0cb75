import { type CryptoKey, decodeProtectedHeader, errors, jwtVerify, SignJWT } from "jose";
import type { Clock } from "../kernel/clock.js";
import { Fault } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import type { Viewer } from "../kernel/viewer.js";
import { algorithm, type SigningKeys } from "./signing-keys.js";

/** RFC 9068: an access token says that it is one, so that no other token of ours can be used as one. */
const type = "at+jwt";
const audience = "ithaca";
const lifeSeconds = 600;
const skewSeconds = 60;

/** How long after its signature a token may still be taken, in milliseconds. */
export const tokenOutlivesMs = (lifeSeconds + skewSeconds) * 1_000;

/** An access token and when it ends. */
export interface AccessToken {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
}

interface AccessTokensDeps {
  readonly keys: SigningKeys;
  readonly clock: Clock;
  /** The issuer: where this installation is reached. */
  readonly issuer: string;
}

/** Tokens found good that are remembered at most; each takes about a kilobyte. */
const rememberedAtMost = 5_000;

interface Checked {
  readonly viewer: Viewer;
  readonly expiresAt: number;
}

/** A token whose signature was found good, by which key, and from when until when it may be taken. */
interface Remembered extends Checked {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly from: number;
}

/** Makes and checks the short-lived tokens that speak for a session. */
export class AccessTokens {
  /** The longest remembered first. A signature costs more to check than all else of a small request. */
  private readonly good = new Map<string, Remembered>();

  constructor(private readonly deps: AccessTokensDeps) {}

  async issue({ personId, sessionId }: Viewer): Promise<AccessToken> {
    const { kid, key } = await this.deps.keys.signing();
    const now = Math.floor(this.deps.clock.now().getTime() / 1_000);
    const accessToken = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: algorithm, kid, typ: type })
      .setIssuer(this.deps.issuer)
      .setAudience(audience)
      .setSubject(personId)
      .setJti(newId())
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + lifeSeconds)
      .sign(key);
    return { accessToken, accessTokenExpiresAt: new Date((now + lifeSeconds) * 1_000) };
  }

  /** Who the token speaks for and until when; Fault UNAUTHENTICATED, without a reason, when it is not good. */
  async check(token: string): Promise<Checked> {
    const known = this.good.get(token);
    if (known && (await this.isStillGood(known))) return { viewer: known.viewer, expiresAt: known.expiresAt };
    this.good.delete(token);
    try {
      const { kid } = decodeProtectedHeader(token);
      const key = kid === undefined ? null : await this.deps.keys.verifying(kid);
      if (kid === undefined || key === null) throw notSignedIn();
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        typ: type,
        issuer: this.deps.issuer,
        audience,
        requiredClaims: ["sub", "sid", "jti", "iat", "nbf", "exp"],
        clockTolerance: skewSeconds,
        currentDate: this.deps.clock.now(),
      });
      const { sub, sid, exp, nbf } = payload;
      if (
        sub === undefined ||
        typeof sid !== "string" ||
        exp === undefined ||
        nbf === undefined ||
        !isId(sub) ||
        !isId(sid)
      ) {
        throw notSignedIn();
      }
      const checked = { viewer: { personId: sub, sessionId: sid }, expiresAt: exp * 1_000 };
      this.remember(token, { ...checked, kid, key, from: nbf * 1_000 });
      return checked;
    } catch (error) {
      // A text that is no token at all throws a TypeError while its header is read.
      if (error instanceof errors.JOSEError || error instanceof TypeError) throw notSignedIn();
      throw error;
    }
  }

  private remember(token: string, checked: Remembered): void {
    this.good.set(token, checked);
    for (const oldest of this.good.keys()) {
      if (this.good.size <= rememberedAtMost) break;
      this.good.delete(oldest);
    }
  }

  /** What can change for a token whose signature is good: the time, and whether its key is taken still. */
  private async isStillGood({ kid, key, from, expiresAt }: Remembered): Promise<boolean> {
    const now = this.deps.clock.now().getTime();
    const skew = skewSeconds * 1_000;
    return now >= from - skew && now < expiresAt + skew && (await this.deps.keys.verifying(kid)) === key;
  }
}

/** The one answer to every credential that is not good any more, whatever is wrong with it. */
export const notSignedIn = () => new Fault("UNAUTHENTICATED", "Please sign in.");
