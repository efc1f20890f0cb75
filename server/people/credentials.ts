import type { EntityManager } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import { checkSameInput, retryable } from "../kernel/client-id.js";
import { isDay } from "../kernel/day.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { CredentialEntity } from "./entities/credential.entity.js";
import { PersonEntity } from "./entities/person.entity.js";
import type { PeopleDeps } from "./people.deps.js";
import type { CredentialStatus } from "./profile-words.js";
import { refreshPublicText } from "./public-text.js";

/** What a person claims to hold; `validUntil` is a calendar day `YYYY-MM-DD`, null when it does not lapse. */
export interface CredentialClaim {
  readonly code: string;
  readonly issuer: string;
  readonly validUntil?: string | null;
}

export interface AddCredential extends CredentialClaim {
  readonly clientId: string;
}

export type AddCredentialOutcome =
  | { readonly credential: CredentialEntity }
  | Refused<"CredentialAlreadyClaimed", { readonly credential: CredentialEntity }>
  | Refused<"TooManyCredentials", { readonly limit: number }>;

const mostCredentials = 50;

/** Claims a credential for the viewer, SELF_DECLARED: more than that is not theirs to say. */
export async function addCredential(
  deps: PeopleDeps,
  viewer: Viewer,
  input: AddCredential,
): Promise<AddCredentialOutcome> {
  const asked = retryable(input);
  const claim = checkedClaim(input);
  return inTransaction(deps.db, async tx => {
    // The person's row is held, so that two claims at once see each other.
    const { personId } = viewer;
    if (!(await tx.findOne(PersonEntity, { where: { id: personId }, lock: { mode: "pessimistic_write" } }))) {
      throw notFound("person");
    }
    const all = await tx
      .createQueryBuilder(CredentialEntity, "credential")
      .addSelect("credential.clientHash")
      .where({ personId })
      .getMany();
    const retried = all.find(one => one.clientId === asked.clientId);
    if (retried) {
      checkSameInput(retried, asked);
      return { credential: retried };
    }
    const claimed = all.find(one => one.code === claim.code && one.issuer === claim.issuer);
    if (claimed) {
      return { refused: "CredentialAlreadyClaimed", message: "You have this credential already.", credential: claimed };
    }
    if (all.length >= mostCredentials) {
      return {
        refused: "TooManyCredentials",
        message: `A profile has at most ${mostCredentials} credentials.`,
        limit: mostCredentials,
      };
    }
    const now = deps.clock.now();
    return { credential: await insertCredential(tx, now, personId, { ...claim, ...asked, status: "SELF_DECLARED" }) };
  });
}

/** Takes one of the viewer's own credentials out of the profile. */
export async function removeCredential(
  deps: PeopleDeps,
  viewer: Viewer,
  credentialId: string,
): Promise<{ credentialId: string }> {
  return inTransaction(deps.db, async tx => {
    if (!isId(credentialId)) throw notFound("credential");
    const { affected } = await tx.delete(CredentialEntity, { id: credentialId, personId: viewer.personId });
    if (!affected) throw notFound("credential");
    await refreshPublicText(tx, [viewer.personId]);
    return { credentialId };
  });
}

/** Records a credential whose status somebody else vouches for. */
export const recordCredential = (
  tx: EntityManager,
  now: Date,
  personId: string,
  claim: CredentialClaim & { readonly status: CredentialStatus },
): Promise<CredentialEntity> => insertCredential(tx, now, personId, { ...checkedClaim(claim), status: claim.status });

type NewCredential = Pick<CredentialEntity, "code" | "issuer" | "validUntil" | "status"> &
  Partial<Pick<CredentialEntity, "clientId" | "clientHash">>;

async function insertCredential(
  tx: EntityManager,
  now: Date,
  personId: string,
  made: NewCredential,
): Promise<CredentialEntity> {
  const credential: CredentialEntity = {
    id: newId(),
    personId,
    clientId: null,
    clientHash: null,
    createdAt: now,
    ...made,
  };
  await tx.insert(CredentialEntity, credential);
  await refreshPublicText(tx, [personId]);
  return credential;
}

function checkedClaim({ code, issuer, validUntil }: CredentialClaim) {
  if (validUntil != null && !isDay(validUntil)) {
    throw new Fault("BAD_INPUT", "input.validUntil is no calendar day.", { field: "input.validUntil" });
  }
  return {
    code: checkedText(code, { field: "input.code", min: 1, max: 40 }),
    issuer: checkedText(issuer, { field: "input.issuer", min: 1, max: 120 }),
    validUntil: validUntil ?? null,
  };
}
