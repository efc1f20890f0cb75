import { newId } from "../../server/kernel/id.js";
import { Searchable } from "../support/makers/matching.js";
import type { Actor, World } from "../support/world.js";

/** A run as the documents here ask for it. */
export interface Run {
  readonly id: string;
  readonly state: string;
  readonly objective: string;
  readonly seed: number;
  readonly streamCursor: string;
  readonly measures: Measures | null;
  readonly proposals: { readonly nodes: readonly Proposal[] };
  readonly unpaired: { readonly nodes: readonly { readonly mentee: Named; readonly reason: string }[] };
  readonly loads: {
    readonly nodes: readonly { readonly mentor: Named; readonly places: number; readonly taken: number }[];
  };
  readonly viewerCan: { readonly cancel: boolean; readonly edit: boolean; readonly publish: boolean };
}

interface Named {
  readonly id: string;
  readonly displayName: string;
}

export interface Measures {
  readonly menteeCount: number;
  readonly mentorCount: number;
  readonly pairedCount: number;
  readonly unpairedCount: number;
  readonly firstChoiceCount: number;
  readonly meanRank: number | null;
  readonly worstRank: number | null;
  readonly total: number;
  readonly sameInstitutionCount: number;
  readonly unpairedByReason: readonly { readonly reason: string; readonly count: number }[];
}

export interface Proposal {
  readonly mentee: Named;
  readonly mentor: Named;
  readonly state: string;
  readonly problem: string | null;
  readonly menteeRank: number | null;
  readonly mentorRank: number | null;
  readonly score: number;
  readonly isPinned: boolean;
  readonly isEdited: boolean;
  readonly reasons: readonly { readonly code: string; readonly points: number; readonly text: string }[];
}

export const runParts = `
  id state objective seed streamCursor
  measures {
    menteeCount mentorCount pairedCount unpairedCount firstChoiceCount meanRank worstRank total sameInstitutionCount
    unpairedByReason { reason count }
  }
  proposals(first: 100) { nodes {
    mentee { id displayName } mentor { id displayName }
    state problem menteeRank mentorRank score isPinned isEdited reasons { code points text }
  } }
  unpaired(first: 100) { nodes { mentee { id displayName } reason } }
  loads(first: 100) { nodes { mentor { id displayName } places taken } }
  viewerCan { cancel edit publish }`;

export const createRunDocument = `mutation ($input: CreatePairingRunInput!) {
  createPairingRun(input: $input) {
    __typename
    ... on CreatePairingRunSuccess { run { id state seed } }
    ... on Refusal { message }
    ... on TooManyPairingRuns { limit }
    ... on TooManyToPair { menteeCount mentorCount }
  }
}`;
export const readRunDocument = `query ($id: ID!) { pairingRun(id: $id) { ${runParts} } }`;
export const cancelRunDocument = `mutation ($input: PairingRunInput!) {
  cancelPairingRun(input: $input) {
    __typename
    ... on CancelPairingRunSuccess { run { id state } }
    ... on PairingRunMovedOn { message run { id state } }
  }
}`;
export const publishRunDocument = `mutation ($input: PublishPairingRunInput!) {
  publishPairingRun(input: $input) {
    __typename
    ... on PublishPairingRunSuccess { run { id state } }
    ... on PairingRunMovedOn { message run { id state } }
  }
}`;

/** A program with a coordinator, in which people can be paired. */
export interface Pairable {
  readonly searchable: Searchable;
  readonly programId: string;
  readonly coordinator: Actor;
}

export async function aPairable(world: World): Promise<Pairable> {
  const searchable = await Searchable.in(world);
  const coordinator = await searchable.person("Coo Coordinator", {}, { role: "COORDINATOR" });
  return { searchable, programId: searchable.programId, coordinator };
}

/** Asks for a run; what is left out is as usual, with a seed of one's own. */
export async function createdRun({ coordinator, programId }: Pairable, input: object = {}): Promise<string> {
  const { createPairingRun } = await coordinator.ask<{ createPairingRun: { run: { id: string } } }>(createRunDocument, {
    input: { clientId: newId(), programId, objective: "STABLE_MENTEE_OPTIMAL", seed: 7, ...input },
  });
  return createPairingRun.run.id;
}

/** The run as its coordinator reads it. */
export async function readRun({ coordinator }: Pairable, id: string): Promise<Run> {
  const { pairingRun } = await coordinator.ask<{ pairingRun: Run | null }>(readRunDocument, { id });
  if (!pairingRun) throw new Error("The coordinator does not see the run.");
  return pairingRun;
}

/** A run that is worked out by this node. */
export async function solvedRun(pairable: Pairable, input: object = {}): Promise<Run> {
  const runId = await createdRun(pairable, input);
  await pairable.searchable.world.app.pairing.workOut({ runId, attempt: 0 });
  return readRun(pairable, runId);
}

/** Has a run published, and gives the work that is to be done for it. */
export async function publishing(
  { coordinator, searchable: { world } }: Pairable,
  runId: string,
  input: object = {},
): Promise<{ runId: string; attempt: number }> {
  await coordinator.ask(publishRunDocument, { input: { runId, ...input } });
  const [row] = await world.db.query("select attempt from pairing_run where id = $1", [runId]);
  return { runId, attempt: row.attempt };
}

/** Publishes a run on this node, to the end. */
export async function publishedRun(pairable: Pairable, runId: string, input: object = {}): Promise<Run> {
  await pairable.searchable.world.app.pairing.publishRest(await publishing(pairable, runId, input));
  return readRun(pairable, runId);
}

/** Who is with whom by a run, in the mentees' alphabet. */
export const pairsOf = (run: Run): string[] =>
  run.proposals.nodes.map(({ mentee, mentor }) => `${mentee.displayName} – ${mentor.displayName}`).sort();

/** Active mentorships of the program, each as the ids of its two. */
export const mentorshipsIn = async ({ programId, searchable: { world } }: Pairable): Promise<string[]> => {
  const rows: { pair: string }[] = await world.db.query(
    "select mentee_id || ' ' || mentor_id as pair from mentorship where program_id = $1 and status = 'ACTIVE'",
    [programId],
  );
  return rows.map(({ pair }) => pair).sort();
};

/** The id of somebody's enrollment in the program, in the one role they have there. */
export async function seatOf({ programId, searchable: { world } }: Pairable, { id }: Actor): Promise<string> {
  const [row] = await world.db.query("select id from enrollment where program_id = $1 and person_id = $2", [
    programId,
    id,
  ]);
  return row.id;
}

export const setPreferencesDocument = `mutation ($input: SetPairingPreferencesInput!) {
  setPairingPreferences(input: $input) {
    ... on SetPairingPreferencesSuccess { preferences { enrollmentId ranked banned updatedAt } }
  }
}`;

/** Somebody says whom they wish and whom not. */
export async function wish(
  pairable: Pairable,
  who: Actor,
  { ranked = [], banned = [] }: { ranked?: readonly Actor[]; banned?: readonly Actor[] },
): Promise<void> {
  const ids = (people: readonly Actor[]) => people.map(({ id }) => id);
  await who.ask(setPreferencesDocument, {
    input: { enrollmentId: await seatOf(pairable, who), ranked: ids(ranked), banned: ids(banned) },
  });
}

const pin = "pin { kind mentee { id } mentor { id } }";
export const pinDocument = `mutation ($input: PairOfProgramInput!) {
  pinPair(input: $input) { ... on PinPairSuccess { ${pin} } }
}`;
export const banDocument = `mutation ($input: PairOfProgramInput!) {
  banPair(input: $input) { ... on BanPairSuccess { ${pin} } }
}`;
export const unpinDocument = `mutation ($input: PairOfProgramInput!) {
  unpinPair(input: $input) { ... on UnpinPairSuccess { menteeId mentorId } }
}`;
export const editDocument = `mutation ($input: EditProposalInput!) {
  editProposal(input: $input) {
    __typename
    ... on Refusal { message }
    ... on EditProposalSuccess { run { ${runParts} } cost { totalChange blockingPairsChange } }
    ... on MentorPlacesTaken { holders { displayName } }
  }
}`;
export const eventsDocument = `subscription ($runId: ID!, $after: String) {
  pairingRunEvents(runId: $runId, after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamEnded { reason }
    ... on PairingRunProgressed { percent }
    ... on ProposalEdited { menteeId mentorId }
  }
}`;
