import DataLoader from "dataloader";
import type { App } from "../../server/app.js";
import type { MentorshipEntity, MentorshipRequestEntity } from "../../server/mentorships/index.js";

/** Something as one person may read it; events carry whose inbox they are in, so nobody need be the viewer. */
export interface OfPerson {
  readonly personId: string;
  readonly id: string;
}

/** What the fields of requests, mentorships and their events batch. */
export interface MentorshipLoaders {
  readonly request: DataLoader<OfPerson, MentorshipRequestEntity | null>;
  readonly mentorship: DataLoader<OfPerson, MentorshipEntity | null>;
  /** By the id of a request that was given to whoever asks. */
  readonly mentorshipOfRequest: DataLoader<string, MentorshipEntity | null>;
}

export const mentorshipLoaders = ({ mentorships }: App): MentorshipLoaders => ({
  request: byPerson((personId, ids) => mentorships.requestsFor(personId, ids)),
  mentorship: byPerson((personId, ids) => mentorships.mentorshipsFor(personId, ids)),
  mentorshipOfRequest: new DataLoader(
    async requestIds => {
      const found = await mentorships.mentorshipsOfRequests(requestIds);
      return requestIds.map(id => found.get(id) ?? null);
    },
    { cache: false },
  ),
});

/** One read for each person in the batch, which is one in practice. */
const byPerson = <V>(
  read: (personId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): DataLoader<OfPerson, V | null> =>
  new DataLoader(
    async keys => {
      const answers = new Map<string, ReadonlyMap<string, V>>();
      for (const { personId } of keys) {
        if (answers.has(personId)) continue;
        const ids = keys.filter(key => key.personId === personId).map(key => key.id);
        answers.set(personId, await read(personId, [...new Set(ids)]));
      }
      return keys.map(({ personId, id }) => answers.get(personId)?.get(id) ?? null);
    },
    { cache: false },
  );
