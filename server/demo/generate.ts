import { personOfCast } from "./data/cast-member.js";
import { castCircle, castMentees } from "./data/cast-mentees.js";
import { castMentors } from "./data/cast-mentors.js";
import type { DemoCast, DemoPerson, DemoWorld } from "./data/demo-world.js";
import { institutions, keyOf } from "./data/institutions.js";
import { cohortsAt, program } from "./data/program.js";
import { circleTalk } from "./data/talk-circle.js";
import { colleaguesTalk } from "./data/talk-colleagues.js";
import type { TalkScript } from "./data/talk-script.js";
import { taxonomy } from "./data/taxonomy.js";
import { generateAvailability } from "./generate-availability.js";
import { generateMentorships } from "./generate-mentorships.js";
import { generatePeople } from "./generate-people.js";
import { randomFor } from "./generate-random.js";
import { generateRequests } from "./generate-requests.js";
import { conversationOf } from "./generate-talk.js";

export type * from "./data/demo-world.js";

const cast: DemoCast = {
  mentee: "maya-lindqvist",
  mentor: "isaiah-okafor-reyes",
  coordinator: "renata-solberg",
  researchMentor: "priya-venkataraghavan",
  silentMentor: "gordon-thibodeaux",
  fullMentor: "hannah-weissbrodt",
  movingResident: "dario-kessler",
  circle: castCircle.map(({ displayName }) => keyOf(displayName)),
  halfHourZones: ["ananya-deshmukh", "bishal-gurung", "kirra-dunleavy", "callum-petrakis", "maeve-puddister"],
};

/** The resident leaves for the desert, a zone without daylight saving, on the next 1 July. */
const withMove = (person: DemoPerson, now: Date): DemoPerson => {
  if (person.key !== cast.movingResident) {
    return person;
  }
  const year = now.getUTCFullYear() + (now.getUTCMonth() >= 6 ? 1 : 0);
  const institutionKey = keyOf("Ocotillo University Hospital");
  return {
    ...person,
    move: { onDate: `${year}-07-01`, institutionKey, regionKey: "us-southwest", timeZone: "America/Phoenix" },
  };
};

/** The demo world as plain records, the same for the same `seed` and `now`; everything in it that happened lies before `now`. */
export const generateDemoWorld = ({ seed, now }: { seed: number; now: Date }): DemoWorld => {
  const castPeople = [...castMentors, ...castMentees, ...castCircle].map(member =>
    withMove(personOfCast(member, now), now),
  );
  const crowd = generatePeople(seed, now, castPeople);
  const people = [...castPeople, ...crowd];
  const byKey = new Map(people.map(person => [person.key, person]));
  const find = (key: string): DemoPerson => {
    const person = byKey.get(key);
    if (person === undefined) {
      throw new Error(`Nobody in the demo world has the key ${key}.`);
    }
    return person;
  };

  const told = generateMentorships(seed, now, find, crowd);
  const asked = generateRequests(
    seed,
    now,
    find,
    crowd,
    told.map(({ mentorship }) => mentorship),
  );

  const random = randomFor(seed, "talks");
  const openTalk = (key: string, title: string | null, { people: letters, text }: TalkScript) => {
    const members = new Map(Object.entries(letters).map(([letter, personKey]) => [letter, find(personKey)]));
    return conversationOf({ key, mentorshipKey: null, title, people: members, text, openedAt: null }, random, now);
  };

  return {
    terms: taxonomy,
    institutions,
    program,
    cohorts: cohortsAt(now),
    people,
    availability: generateAvailability(seed, castPeople, crowd),
    cast,
    requests: [...told.map(({ request }) => request), ...asked],
    mentorships: told.map(({ mentorship }) => mentorship),
    conversations: [
      ...told.map(({ conversation }) => conversation),
      openTalk("talk-circle", "Circle of six", circleTalk),
      openTalk("talk-colleagues", null, colleaguesTalk),
    ],
  };
};
