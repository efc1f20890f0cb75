import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import type { SearchReason } from "../mentor-search.js";
import { reasonText } from "../reason-text.js";
import { readTaxonomy } from "../taxonomy.js";
import { wholeScore } from "../weights.js";
import { languageFor } from "../words/languages.js";
import type { PairingProposalEntity } from "./pairing-proposal.entity.js";

/** A pair of a run with the words for why. */
export interface ShownProposal extends Omit<PairingProposalEntity, "reasons"> {
  /** The sum of the reasons' points, 0 to 1. */
  readonly score: number;
  readonly reasons: readonly SearchReason[];
}

/** Gives proposals the names and sentences they are read with. */
export async function shownProposals(
  db: EntityManager,
  proposals: readonly PairingProposalEntity[],
): Promise<ShownProposal[]> {
  if (proposals.length === 0) return [];
  const taxonomy = await readTaxonomy(db);
  const reasons = proposals.flatMap(proposal => proposal.reasons);
  const institutions = await institutionNames(
    db,
    reasons.flatMap(({ institutionId }) => institutionId ?? []),
  );
  const names = {
    term: (id: number) => taxonomy.nameOf(id) ?? "",
    institution: (id: string) => institutions.get(id) ?? "",
  };
  return proposals.map(proposal => ({
    ...proposal,
    score: proposal.thousandths / wholeScore,
    reasons: proposal.reasons.map(reason => ({
      ...reason,
      points: reason.thousandths / wholeScore,
      textIn: language => reasonText(reason, names, languageFor(language ?? null, [])),
    })),
  }));
}

async function institutionNames(db: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ id: string; name: string }>(db, "select id, name from institution where id = any($1)", [
    ids,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
