import type { EntityManager } from "typeorm";
import type { Viewer } from "../../kernel/viewer.js";
import { institutionsNow } from "../institution-roots.js";
import type { SearchReason } from "../mentor-search.js";
import { reasonText } from "../reason-text.js";
import type { Reason } from "../score.js";
import { standpointOf } from "../standpoint.js";
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

/** Gives proposals the names and sentences the viewer reads them with. */
export async function shownProposals(
  db: EntityManager,
  viewer: Viewer,
  proposals: readonly PairingProposalEntity[],
): Promise<ShownProposal[]> {
  if (proposals.length === 0) return [];
  const taxonomy = await readTaxonomy(db);
  const { languages } = await standpointOf(db, viewer.personId);
  const institutions = await institutionsNow(
    db,
    proposals.flatMap(({ reasons }) => reasons.flatMap(({ institutionId }) => institutionId ?? [])),
  );
  const nameOf = new Map([...institutions.values()].map(({ institutionId, name }) => [institutionId, name]));
  const names = {
    term: (id: number) => taxonomy.nameOf(id) ?? "",
    institution: (id: string) => nameOf.get(id) ?? "",
  };
  // The facts are as they were when the run was solved: what they name may have been merged since.
  const asNow = (reason: Reason): Reason => ({
    ...reason,
    termIds: reason.termIds && taxonomy.survivorsOf(reason.termIds),
    institutionId: institutions.get(reason.institutionId ?? "")?.institutionId ?? null,
  });
  const shown = (reason: Reason): SearchReason => ({
    ...reason,
    points: reason.thousandths / wholeScore,
    textIn: language => reasonText(reason, names, languageFor(language ?? null, languages)),
  });
  return proposals.map(proposal => ({
    ...proposal,
    score: proposal.thousandths / wholeScore,
    reasons: proposal.reasons.map(reason => shown(asNow(reason))),
  }));
}
