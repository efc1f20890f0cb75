import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const addCredential = /* GraphQL */ `
  mutation ($input: AddCredentialInput!) {
    addCredential(input: $input) {
      __typename
      ... on AddCredentialSuccess { credential { id code issuer status validUntil } }
      ... on CredentialAlreadyClaimed { message credential { id } }
      ... on TooManyCredentials { limit }
    }
  }
`;
const removeCredential = /* GraphQL */ `
  mutation ($input: RemoveCredentialInput!) {
    removeCredential(input: $input) { ... on RemoveCredentialSuccess { credentialId } }
  }
`;
const mine = "query { me { credentials { id code status } } }";

type Added = { addCredential: { __typename: string; credential: { id: string } } };
const bcccp = () => ({ clientId: newId(), code: "BCCCP", issuer: "BPS", validUntil: "2031-12-31" });

test("policy: addCredential adds to the viewer's own profile and asks a stranger to sign in", async () => {
  expect(await world.as(null).fault(addCredential, { input: bcccp() })).toBe("UNAUTHENTICATED");
  const [ada, bo] = [await world.person(), await world.person()];
  await ada.ask(addCredential, { input: bcccp() });
  expect(await bo.ask(mine)).toEqual({ me: { credentials: [] } });
});

test("policy: removeCredential takes out one's own credential and nobody else's", async () => {
  const [ada, bo] = [await world.person(), await world.person()];
  const { addCredential: added } = await ada.ask<Added>(addCredential, { input: bcccp() });
  const input = { credentialId: added.credential.id };
  expect(await world.as(null).fault(removeCredential, { input })).toBe("UNAUTHENTICATED");
  expect(await bo.fault(removeCredential, { input })).toBe("NOT_FOUND");
  expect(await bo.fault(removeCredential, { input: { credentialId: "nonsense" } })).toBe("NOT_FOUND");
  expect(await ada.ask(removeCredential, { input })).toEqual({ removeCredential: input });
  expect(await ada.ask(mine)).toEqual({ me: { credentials: [] } });
  expect(await ada.fault(removeCredential, { input })).toBe("NOT_FOUND");
});

test("a credential is a claim of one's own until somebody else vouches for it", async () => {
  const ada = await world.person();
  const { addCredential: added } = await ada.ask<Added>(addCredential, { input: bcccp() });
  expect(added.credential).toMatchObject({ status: "SELF_DECLARED", validUntil: "2031-12-31" });
});

test("a retried claim is made once, and another input under its clientId is a fault", async () => {
  const ada = await world.person();
  const input = bcccp();
  const first = await ada.ask<Added>(addCredential, { input });
  expect(await ada.ask<Added>(addCredential, { input })).toEqual(first);
  expect(await ada.fault(addCredential, { input: { ...input, code: "BCPS" } })).toBe("CLIENT_ID_REUSED");
});

test("the same credential of the same issuer is claimed once", async () => {
  const ada = await world.person();
  const first = await ada.ask<Added>(addCredential, { input: bcccp() });
  expect(await ada.ask<Added>(addCredential, { input: bcccp() })).toMatchObject({
    addCredential: { __typename: "CredentialAlreadyClaimed", credential: { id: first.addCredential.credential.id } },
  });
});

test("a profile has at most 50 credentials", async () => {
  const ada = await world.person();
  for (let n = 1; n <= 50; n += 1) {
    await world.app.people.addCredential(ada.viewer, { clientId: `c${n}`, code: `C${n}`, issuer: "BPS" });
  }
  expect(await ada.ask(addCredential, { input: bcccp() })).toEqual({
    addCredential: { __typename: "TooManyCredentials", limit: 50 },
  });
});

test("a day that is not in the calendar is refused", async () => {
  const ada = await world.person();
  expect((await ada.run(addCredential, { input: { ...bcccp(), validUntil: "2027-02-30" } })).errors).toHaveLength(1);
});
