import type { App } from "../../server/app.js";
import type { CohortEntity, ProgramEntity, Standing } from "../../server/programs/index.js";
import { byKey, byViewer, type Loader, type OfViewer } from "../shared/loader.js";

/** What the fields of programs batch. */
export interface ProgramsLoaders {
  readonly program: Loader<string, ProgramEntity | null>;
  readonly cohort: Loader<string, CohortEntity | null>;
  /** How the viewer stands to a program; null for a stranger. */
  readonly standing: Loader<OfViewer, Standing | null>;
}

export const programsLoaders = ({ programs }: App): ProgramsLoaders => ({
  program: byKey(ids => programs.programsByIds(ids)),
  cohort: byKey(ids => programs.cohortsByIds(ids)),
  standing: byViewer((viewer, ids) => programs.standings(viewer.personId, ids)),
});
