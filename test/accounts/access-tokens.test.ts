import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { base64url, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from "jose";
import { newId } from "../../server/kernel/id.js";
import { aMember, type Device, signedIn } from "../support/makers/accounts.js";
import { aWorld, type World } from "../support/world.js";

const issuer = "urn:ithaca";

let world: World;
let device: Device;
let key: CryptoKey;
let kid: string;

beforeAll(async () => {
  world = await aWorld();
  device = await signedIn(world, await aMember(world));
  const [row] = await world.db.query("select kid, private_jwk as jwk from signing_key where retired_at is null");
  kid = row.kid;
  key = (await importJWK(row.jwk, "ES256")) as CryptoKey;
});
afterAll(() => world.close());

const seconds = () => Math.floor(world.clock.now().getTime() / 1_000);
const claims = (): JWTPayload => ({
  iss: issuer,
  aud: "ithaca",
  sub: device.viewer.personId,
  sid: device.viewer.sessionId,
  jti: newId(),
  iat: seconds(),
  nbf: seconds(),
  exp: seconds() + 600,
});
const signed = (given: JWTPayload = {}, header: object = {}, by: CryptoKey = key) =>
  new SignJWT({ ...claims(), ...given }).setProtectedHeader({ alg: "ES256", kid, typ: "at+jwt", ...header }).sign(by);
const grantOf = (token: string) => world.app.accounts.grantOf(`Bearer ${token}`);
const refused = { code: "UNAUTHENTICATED", message: "Please sign in." };
const json = (value: object) => base64url.encode(JSON.stringify(value));

test("a token of a living session speaks for it until it expires", async () => {
  expect(await grantOf(device.accessToken)).toMatchObject({ viewer: device.viewer });
  expect(await grantOf(await signed())).toEqual({ viewer: device.viewer, expiresAt: (seconds() + 600) * 1_000 });
  expect(await world.app.accounts.grantOf(`bearer ${await signed()}`)).toMatchObject({ viewer: device.viewer });
});

test.each<[string, JWTPayload]>([
  ["another issuer", { iss: "https://evil.test" }],
  ["no issuer", { iss: undefined }],
  ["another audience", { aud: "another" }],
  ["no audience", { aud: undefined }],
  ["no subject", { sub: undefined }],
  ["no session", { sid: undefined }],
  ["a session that is no id", { sid: "' or true --" }],
  ["no id of its own", { jti: undefined }],
  ["no expiry", { exp: undefined }],
  ["no beginning", { nbf: undefined }],
  ["an expiry that is no number", { exp: "tomorrow" as never }],
  ["another session", { sid: newId() }],
  ["another person", { sub: newId() }],
])("a token with %s is refused", async (_, given) => {
  await expect(grantOf(await signed(given))).rejects.toMatchObject(refused);
});

test("a token is taken up to 60 s beside its time, and not longer", async () => {
  const now = seconds();
  await expect(grantOf(await signed({ exp: now - 59 }))).resolves.toMatchObject({ viewer: device.viewer });
  await expect(grantOf(await signed({ exp: now - 61 }))).rejects.toMatchObject(refused);
  await expect(grantOf(await signed({ nbf: now + 59 }))).resolves.toMatchObject({ viewer: device.viewer });
  await expect(grantOf(await signed({ nbf: now + 61 }))).rejects.toMatchObject(refused);
});

test.each([
  ["a token that is no access token", { typ: "JWT" }],
  ["a token without a type", { typ: undefined }],
  ["an unknown key", { kid: newId() }],
  ["no key", { kid: undefined }],
])("%s is refused", async (_, header) => {
  await expect(grantOf(await signed({}, header))).rejects.toMatchObject(refused);
});

test("no algorithm but ours is taken, none least of all", async () => {
  const unsigned = `${json({ alg: "none", kid, typ: "at+jwt" })}.${json(claims())}.`;
  await expect(grantOf(unsigned)).rejects.toMatchObject(refused);
  await expect(grantOf(`${unsigned}AAAA`)).rejects.toMatchObject(refused);

  // The public key as an HMAC secret: what anybody could make if the algorithm were the token's to choose.
  const [{ jwk }] = await world.db.query("select public_jwk as jwk from signing_key where kid = $1", [kid]);
  const hmac = await new SignJWT(claims())
    .setProtectedHeader({ alg: "HS256", kid, typ: "at+jwt" })
    .sign(new TextEncoder().encode(JSON.stringify(jwk).padEnd(64)));
  await expect(grantOf(hmac)).rejects.toMatchObject(refused);

  const other = await generateKeyPair("ES256", { extractable: true });
  await expect(grantOf(await signed({}, {}, other.privateKey))).rejects.toMatchObject(refused);
  const embedded = await signed({}, { jwk: await exportJWK(other.publicKey) }, other.privateKey);
  await expect(grantOf(embedded)).rejects.toMatchObject(refused);
});

test("a token that was changed anywhere is refused", async () => {
  const [head = "", body = "", signature = ""] = device.accessToken.split(".");
  const flipped = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  for (const token of [
    `${head}.${json({ ...claims(), exp: seconds() + 1e6 })}.${signature}`,
    `${json({ alg: "ES256", kid, typ: "at+jwt", x: 1 })}.${body}.${signature}`,
    `${head}.${body}.${flipped}`,
    `${head}.${body}.`,
    `${head}.${body}`,
  ]) {
    await expect(grantOf(token)).rejects.toMatchObject(refused);
  }
});

test.each(["", "Bearer", "Bearer ", "Basic dTpw", "Bearer a.b.c", "Bearer ..", `Bearer ${"a".repeat(5_000)}.b.c`])(
  "%s is refused like any other",
  async authorization => {
    await expect(world.app.accounts.grantOf(authorization)).rejects.toMatchObject(refused);
  },
);

test("nothing of a token or a key gets into the log", () => {
  const written = world.complaints.join();
  expect(written).not.toContain(device.accessToken.slice(0, 40));
  expect(written).not.toContain('"d"');
});

test("a token that was taken once is taken until it has ended, and no longer", async () => {
  const token = await signed({ exp: seconds() + 30 });
  for (let time = 0; time < 2; time += 1) expect(await grantOf(token)).toMatchObject({ viewer: device.viewer });
  const altered = `${token.slice(0, -2)}${token.endsWith("A") ? "BB" : "AA"}`;
  await expect(grantOf(altered)).rejects.toMatchObject(refused);
  world.clock.turn({ seconds: 89 });
  expect(await grantOf(token)).toMatchObject({ viewer: device.viewer });
  world.clock.turn({ seconds: 1 });
  await expect(grantOf(token)).rejects.toMatchObject(refused);
});
