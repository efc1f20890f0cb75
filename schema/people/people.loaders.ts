import type { App } from "../../server/app.js";
import type { InstitutionEntity, TermEntity, VisibleProfile } from "../../server/people/index.js";
import { byKey, byViewer, type Loader, type OfViewer } from "../shared/loader.js";

/** What the fields of people batch. */
export interface PeopleLoaders {
  readonly profile: Loader<OfViewer, VisibleProfile | null>;
  readonly term: Loader<number, TermEntity | null>;
  readonly institution: Loader<string, InstitutionEntity | null>;
}

export const peopleLoaders = ({ people }: App): PeopleLoaders => ({
  profile: byViewer((viewer, ids) => people.visibleProfiles(viewer, ids)),
  term: byKey(ids => people.termsByIds(ids)),
  institution: byKey(ids => people.institutionsByIds(ids)),
});
