import type { App } from "../../server/app.js";
import type {
  MentorshipEntity,
  MentorshipFitEntity,
  MentorshipRequestEntity,
  Referral,
} from "../../server/mentorships/index.js";
import { byKey, Loader } from "../shared/loader.js";

/** Something as one person may read it; events carry whose inbox they are in, so nobody need be the viewer. */
export interface OfPerson {
  readonly personId: string;
  readonly id: string;
}

/** What the fields of requests, mentorships and their events batch. */
export interface MentorshipLoaders {
  readonly request: Loader<OfPerson, MentorshipRequestEntity | null>;
  readonly mentorship: Loader<OfPerson, MentorshipEntity | null>;
  /** By the id of a request; null when it is not REFERRED. */
  readonly referral: Loader<OfPerson, Referral | null>;
  /** By the id of a request, whose referral it follows. */
  readonly referrer: Loader<OfPerson, string | null>;
  /** By the id of a mentorship, what the person themselves has said of it. */
  readonly fit: Loader<OfPerson, MentorshipFitEntity | null>;
  /** By the id of a request that was given to whoever asks. */
  readonly mentorshipOfRequest: Loader<string, MentorshipEntity | null>;
}

export const mentorshipLoaders = ({ mentorships }: App): MentorshipLoaders => ({
  request: byPerson((personId, ids) => mentorships.requestsFor(personId, ids)),
  mentorship: byPerson((personId, ids) => mentorships.mentorshipsFor(personId, ids)),
  referral: byPerson((personId, ids) => mentorships.referralsFor(personId, ids)),
  referrer: byPerson((personId, ids) => mentorships.referrersFor(personId, ids)),
  fit: byPerson((personId, ids) => mentorships.fitsOf(personId, ids)),
  mentorshipOfRequest: byKey(ids => mentorships.mentorshipsOfRequests(ids)),
});

/** One read for each person in the batch, which is one in practice. */
const byPerson = <V>(
  read: (personId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): Loader<OfPerson, V | null> =>
  new Loader(async keys => {
    const answers = new Map<string, ReadonlyMap<string, V>>();
    for (const { personId } of keys) {
      if (answers.has(personId)) continue;
      const ids = keys.filter(key => key.personId === personId).map(key => key.id);
      answers.set(personId, await read(personId, [...new Set(ids)]));
    }
    return keys.map(({ personId, id }) => answers.get(personId)?.get(id) ?? null);
  });
