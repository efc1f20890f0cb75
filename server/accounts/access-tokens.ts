import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from "jose";
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

/** Makes and checks the short-lived tokens that speak for a session. */
export class AccessTokens {
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
  async check(token: string): Promise<{ viewer: Viewer; expiresAt: number }> {
    try {
      const { kid } = decodeProtectedHeader(token);
      const key = kid === undefined ? null : await this.deps.keys.verifying(kid);
      if (key === null) throw notSignedIn();
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        typ: type,
        issuer: this.deps.issuer,
        audience,
        requiredClaims: ["sub", "sid", "jti", "iat", "nbf", "exp"],
        clockTolerance: skewSeconds,
        currentDate: this.deps.clock.now(),
      });
      const { sub, sid, exp } = payload;
      if (sub === undefined || typeof sid !== "string" || exp === undefined || !isId(sub) || !isId(sid)) {
        throw notSignedIn();
      }
      return { viewer: { personId: sub, sessionId: sid }, expiresAt: exp * 1_000 };
    } catch (error) {
      // A text that is no token at all throws a TypeError while its header is read.
      if (error instanceof errors.JOSEError || error instanceof TypeError) throw notSignedIn();
      throw error;
    }
  }
}

/** The one answer to every credential that is not good any more, whatever is wrong with it. */
export const notSignedIn = () => new Fault("UNAUTHENTICATED", "Please sign in.");
