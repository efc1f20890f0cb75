import { clinicalAreas } from "./areas-clinical.js";
import { operationsAreas } from "./areas-operations.js";
import type { Setting } from "./demo-world.js";

/** What people of a practice area are, do and want to learn; phrases fit the sentences of the profile texts. */
export interface Area {
  readonly key: string;
  /** How common the area is among the people of the program. */
  readonly weight: number;
  /** "… pharmacist" without the level, as it stands in a headline. */
  readonly title: string;
  /** Post-nominal letters of the board certification, null where the area has none. */
  readonly code: string | null;
  /** Follows "I". */
  readonly does: readonly string[];
  /** Follows "working on" or "finished". */
  readonly projects: readonly string[];
  /** Follows "learn" or "help with". */
  readonly asks: readonly string[];
  readonly narrowerKeys: readonly string[];
  /** Where such people work; null means in any hospital. */
  readonly settings: readonly Setting[] | null;
  /** Topics beside the area itself. */
  readonly topicKeys: readonly string[];
}

export const areas: readonly Area[] = [...clinicalAreas, ...operationsAreas];
