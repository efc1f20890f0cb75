import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, SignJWT } from "jose";
import { connectedTo } from "../process/own-databases.js";

/**
 * What makes access tokens for the session of a real one that end after so many seconds: the product's own live for ten
 * minutes, which is too long to wait for.
 */
export async function shortTokens(databaseUrl: string, real: string, seconds: number): Promise<() => Promise<string>> {
  const { kid, alg = "", typ = "" } = decodeProtectedHeader(real);
  const claims = decodeJwt(real);
  const key = await connectedTo(databaseUrl, async client => {
    const { rows } = await client.query<{ jwk: JWK }>("select private_jwk jwk from signing_key where kid = $1", [kid]);
    if (!rows[0]) throw new Error("The key that signed the token is gone.");
    return importJWK({ ...rows[0].jwk, alg }, alg);
  });
  let made = 0;
  return () => {
    made += 1;
    const exp = Math.floor(Date.now() / 1_000) + seconds;
    return new SignJWT({ ...claims, exp, jti: `${claims.jti}-${made}` })
      .setProtectedHeader({ alg, typ, ...(kid !== undefined && { kid }) })
      .sign(key);
  };
}
