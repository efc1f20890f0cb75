import { newId } from "../../server/kernel/id.js";
import type { MentorSearch } from "../../server/matching/index.js";
import { standpointOf } from "../../server/matching/standpoint.js";
import { type CareerStage, CareerStages, type HelpKind, HelpKinds } from "../../server/people/index.js";
import type { Profile, Searchable } from "../support/makers/matching.js";
import { random } from "../support/random.js";
import type { Actor, World } from "../support/world.js";
import { readChanges, type Saved, saved } from "./saved-documents.js";

type Asked = Omit<MentorSearch, "programId">;

/** Whose doing a deed is: mentors' is told, owners' is not; a mentorship is told to all but its own mentee. */
export type Doing = "MENTORS" | "OWNERS" | { readonly notTo: string };

interface Owner extends Saved {
  readonly who: Actor;
}

const terms = ["critical-care", "cardiothoracic-icu", "neurocritical-care", "oncology", "cardiology", "career"];
const areas = ["critical-care", "cardiothoracic-icu", "oncology", "cardiology"];
const regions = ["us", "us-midwest", "us-southeast", "us-west"];
const languages = ["en", "es", "es-MX", "fr"];
const stages = Object.keys(CareerStages).slice(5, 10) as CareerStage[];
const help = Object.keys(HelpKinds).slice(0, 4) as HelpKind[];
const words = ["lighthouse", "sailing", "poetry", "ICU"];
const institutions = [
  "tallgrass-riverbend-hospital",
  "tallgrass-university-college-of-pharmacy",
  "palmetto-sound-university-hospital",
];
const hideable = [
  "interests",
  "practiceAreas",
  "region",
  "stage",
  "languages",
  "helpOffered",
  "institution",
  "bio",
  "availability",
] as const;

/** A program whose people do things at random, and what each search finds between them, by asking it. */
export class Model {
  readonly owners: Owner[] = [];
  private readonly mentors: Actor[] = [];
  private readonly any: ReturnType<typeof random>;
  private read = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly here: Searchable,
    seed: number,
  ) {
    this.any = random(seed);
  }

  async begin(searchCount: number, mentorCount: number): Promise<void> {
    for (let count = 0; count < mentorCount; count += 1) await this.join();
    const people: Actor[] = [];
    for (let count = 0; count < Math.ceil(searchCount / 4); count += 1) {
      const person = await this.here.person(`Owner ${count}`, this.profile());
      await this.week(person, "OWNERS");
      people.push(person);
    }
    for (let count = 0; count < searchCount; count += 1) {
      const who = this.any.pick(people);
      this.owners.push({ ...(await saved(this.here, who, await this.asked(who))), who });
    }
  }

  /** The ids of who fits each search, by the search. */
  async hits(): Promise<Map<string, Set<string>>> {
    const found = new Map<string, Set<string>>();
    for (const { id, who, search } of this.owners) {
      const input = { ...search, programId: this.here.programId, withPlaces: true } as MentorSearch;
      const page = await this.world.app.matching.mentorSearch(who.viewer, input, { first: 100 }).catch(() => null);
      if (page?.pageInfo.hasNextPage) throw new Error("The model asks for one page alone.");
      found.set(id, new Set(page?.nodes.map(hit => hit.mentorId)));
    }
    return found;
  }

  /** What was told since the last time, as `<search> + <mentor>` and `<search> - <mentor>`, each as often as told. */
  async told(): Promise<string[]> {
    await readChanges(this.world);
    const rows: { topic: string; seq: number; kind: string; facts: { mentorId: string } }[] = await this.world.db.query(
      "select topic, seq, kind, facts from topic_event where topic = any($1)",
      [this.owners.map(({ id }) => `saved-search:${id}`)],
    );
    const fresh = rows.filter(({ topic, seq }) => seq > (this.read.get(topic) ?? 0));
    for (const { topic, seq } of fresh) this.read.set(topic, Math.max(seq, this.read.get(topic) ?? 0));
    return fresh
      .filter(({ kind }) => kind !== "SavedSearchChanged")
      .map(({ topic, kind, facts }) => `${topic.slice(13)} ${kind === "MentorFits" ? "+" : "-"} ${facts.mentorId}`)
      .sort();
  }

  /** Does something at random. */
  deed(): Promise<Doing> {
    const mentor = this.any.pick(this.mentors);
    const owner = this.any.pick(this.owners).who;
    const deeds: readonly (() => Promise<Doing>)[] = [
      () => this.join(),
      ...Array.from({ length: 6 }, () => () => this.change(mentor)),
      () => this.sql("update enrollment set capacity = $2 where person_id = $1", mentor, this.any.below(3)),
      () =>
        this.sql(
          "update enrollment set status = $2 where person_id = $1",
          mentor,
          this.any.pick(["ENDED", "ACTIVE", "ACTIVE"]),
        ),
      () => this.pause(mentor),
      () => this.sql("update enrollment set paused_at = null, paused_until = null where person_id = $1", mentor),
      () => this.turn(),
      () => this.hide(mentor),
      () => this.mentorship(mentor, owner),
      () => this.endMentorship(),
      () => this.block(mentor, owner, "MENTORS"),
      () => this.unblock(mentor, owner, "MENTORS"),
      () => this.block(owner, mentor, "OWNERS"),
      () => this.unblock(owner, mentor, "OWNERS"),
      () => this.request(owner, mentor),
      () => this.withdraw(),
      () => this.ownProfile(owner),
      () => this.week(mentor, "MENTORS"),
      () => this.week(owner, "OWNERS"),
      () => this.askOtherwise(),
    ];
    return this.any.pick(deeds)();
  }

  private async join(): Promise<Doing> {
    const mentor = await this.here.mentor(`Mentor ${this.mentors.length} ${this.any.pick(words)}`, this.profile(), {
      capacity: this.any.below(3),
    });
    await this.week(mentor, "MENTORS");
    this.mentors.push(mentor);
    return "MENTORS";
  }

  private async change(mentor: Actor): Promise<Doing> {
    const [field] = this.some(Object.entries(this.profile()), 1);
    await this.here.fill(mentor, Object.fromEntries(field ? [field] : []));
    return "MENTORS";
  }

  private async hide({ viewer }: Actor): Promise<Doing> {
    const visibility = this.any.pick(["PROGRAM", "PAIRED", "PRIVATE"] as const);
    await this.world.app.people.setVisibility(viewer, { [this.any.pick(hideable)]: visibility });
    return "MENTORS";
  }

  private pause(mentor: Actor): Promise<Doing> {
    const now = this.world.clock.now();
    const until = this.any.below(3) === 0 ? null : new Date(now.getTime() + this.any.below(4) * 3_600_000);
    return this.sql("update enrollment set paused_at = $2, paused_until = $3 where person_id = $1", mentor, now, until);
  }

  private async turn(): Promise<Doing> {
    this.world.clock.turn({ hours: 1 + this.any.below(3) });
    return "MENTORS";
  }

  private async mentorship(mentor: Actor, mentee: Actor): Promise<Doing> {
    const [conversationId, id] = [newId(), newId()];
    await this.world.db.query(
      "insert into conversation (id, program_id, kind, created_at) values ($1, $2, 'MENTORSHIP', now())",
      [conversationId, this.here.programId],
    );
    await this.world.db.query(
      `insert into mentorship
         (id, program_id, kind, mentee_id, mentor_id, mentor_enrollment_id, conversation_id, status, started_at)
       select $1, program_id, 'LONG_TERM', $2, person_id, id, $3, 'ACTIVE', now() from enrollment
       where person_id = $4 and role = 'MENTOR' on conflict do nothing`,
      [id, mentee.id, conversationId, mentor.id],
    );
    return { notTo: mentee.id };
  }

  private async endMentorship(): Promise<Doing> {
    const [ended]: { mentee_id: string }[][] = await this.world.db.query(
      `update mentorship set status = 'ENDED', ended_at = now() where id = (
         select id from mentorship where program_id = $1 and status = 'ACTIVE' order by id limit 1) returning mentee_id`,
      [this.here.programId],
    );
    return { notTo: ended?.[0]?.mentee_id ?? "" };
  }

  private async block(by: Actor, of: Actor, doing: Doing): Promise<Doing> {
    await this.world.db.query(
      "insert into person_block (blocker_id, blocked_id, created_at) values ($1, $2, now()) on conflict do nothing",
      [by.id, of.id],
    );
    return doing;
  }

  private async unblock(by: Actor, of: Actor, doing: Doing): Promise<Doing> {
    await this.world.app.people.unblock(by.viewer, { personId: of.id });
    return doing;
  }

  private async request(owner: Actor, mentor: Actor): Promise<Doing> {
    const input = { clientId: newId(), programId: this.here.programId, mentorId: mentor.id, purpose: "To learn." };
    // Refused when the two are paired, when the mentor is full, and so on: then nothing happened.
    await this.world.app.mentorships.request(owner.viewer, input).catch(() => null);
    return "OWNERS";
  }

  private async withdraw(): Promise<Doing> {
    await this.world.db.query(
      `update mentorship_request set state = 'WITHDRAWN', closed_at = now()
       where id = (select id from mentorship_request where program_id = $1 and closed_at is null order by id limit 1)`,
      [this.here.programId],
    );
    return "OWNERS";
  }

  private async ownProfile(owner: Actor): Promise<Doing> {
    await this.here.fill(owner, this.profile());
    return "OWNERS";
  }

  private async askOtherwise(): Promise<Doing> {
    const index = this.any.below(this.owners.length);
    const owner = this.owners[index];
    if (!owner) return "OWNERS";
    const search = this.here.input(await this.asked(owner.who));
    const { savedSearch } = await this.world.app.matching.saved.update(owner.who.viewer, {
      savedSearchId: owner.id,
      search,
    });
    this.owners[index] = { ...owner, search: savedSearch.criteria as Saved["search"] };
    return "OWNERS";
  }

  /** Says when somebody is available: some hours of some days, or of none. */
  private async week({ viewer }: Actor, doing: Doing): Promise<Doing> {
    const from = 8 + this.any.below(6);
    const hour = (at: number) => String(at).padStart(2, "0");
    const rules = this.some([1, 2, 3, 4, 5], 3).map(weekday => ({
      weekday,
      from: `${hour(from)}:00`,
      until: `${hour(from + 1 + this.any.below(4))}:30`,
    }));
    await this.world.app.meetings.setAvailability(viewer, { timeZone: "UTC", rules });
    return doing;
  }

  private async sql(text: string, { id }: Actor, ...values: unknown[]): Promise<Doing> {
    await this.world.db.query(text, [id, ...values]);
    return "MENTORS";
  }

  private profile(): Profile {
    return {
      interests: this.some(terms, 2),
      practiceAreas: this.some(areas, 1),
      stage: this.any.pick(stages),
      region: this.any.pick(regions),
      languages: this.some(languages, 2),
      helpOffered: this.some(help, 2),
      institution: this.any.pick(institutions),
      bio: `About ${this.any.pick(words)} and ${this.any.pick(words)}.`,
    };
  }

  /** A search the person can ask: each criterion now and then. */
  private async asked(who: Actor): Promise<Asked> {
    const perhaps = <V>(value: V): V | null => (this.any.below(4) === 0 ? value : null);
    const far = () => this.any.pick([null, null, "PREFER_DIFFERENT", "REQUIRE_DIFFERENT"] as const);
    const { institutionRoot, regionId, week } = await standpointOf(this.world.db.manager, who.id);
    return {
      text: perhaps(this.any.pick(words)),
      interests: perhaps(this.some(terms, 2)),
      practiceAreas: perhaps(this.some(areas, 1)),
      stages: perhaps(this.some(stages, 2)),
      regions: perhaps(this.some(regions, 1)),
      institutions: perhaps(this.some(institutions, 2)),
      languages: perhaps(this.some(languages, 1)),
      help: perhaps(this.some(help, 1)),
      distance: perhaps({
        institution: institutionRoot === null ? null : far(),
        region: regionId === null ? null : far(),
      }),
      overlap: week && perhaps({ minHoursPerWeek: this.any.pick([0.25, 1, 2.5]) }),
    };
  }

  private some<V>(from: readonly V[], most: number): V[] {
    const count = this.any.below(most + 1);
    return [...new Set(Array.from({ length: count }, () => this.any.pick(from)))];
  }
}
