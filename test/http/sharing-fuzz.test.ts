import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { parse, specifiedRules, validate } from "graphql";
import { newId } from "../../server/kernel/id.js";
import type { Viewer } from "../../server/kernel/viewer.js";
import { until } from "../support/until.js";
import { aWorld, type Variables, type World } from "../support/world.js";
import { FanoutRoom, type Screen } from "./fanout-screens.js";
import { stageTexts } from "./sharing-selections.js";
import { alone, around, canaryOf, comparable, SharingStage } from "./sharing-stage.js";

jest.setTimeout(300_000);

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const people = 4;
const person = fc.nat(people - 1);
const touchy = fc.boolean();

/** What happens while they follow. */
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ deed: fc.constant("say" as const), touchy }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant("hide" as const) }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant("remove" as const), person, touchy }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant("come" as const), person, fromTheStart: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant("fill" as const), place: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant("empty" as const), place: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant("rest" as const) }) },
);
const story = fc.record({
  text: stageTexts,
  variables: fc.record({ yes: fc.boolean(), no: fc.boolean(), loud: fc.boolean(), level: fc.nat(3) }),
  clearance: fc.array(fc.nat(3), { minLength: people, maxLength: people }),
  mayRead: fc.array(fc.constantFrom(true, true, true, false), { minLength: people, maxLength: people }),
  before: fc.array(touchy, { maxLength: 3 }),
  deeds: fc.array(deed, { minLength: 3, maxLength: 14 }),
  /** Nobody is late and nobody slow: all stand at the head. */
  isCalm: fc.boolean(),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

interface Following {
  readonly screen: Screen;
  readonly viewer: Viewer;
}

/** One item of a stream as every text of these tests asks for it. */
interface Seen {
  readonly type: string;
  readonly cursor: string;
  readonly reason: string | null;
  readonly seq: number | null;
}

const seenBy = (screen: Screen): Seen[] => screen.itemsAs<Seen>();
const isCaughtUp = (screen: Screen) => seenBy(screen).some(({ type }) => type === "StreamCaughtUp");
const rules = specifiedRules.filter(({ name }) => !name.startsWith("NoUnused"));

/** Followers of one text on a stage of their own, and what happened to each of them. */
class Play {
  readonly viewers = Array.from({ length: people }, (): Viewer => ({ personId: newId(), sessionId: newId() }));
  readonly stage = new SharingStage(world);
  readonly room = new FanoutRoom(world, this.stage.live, this.stage.schema);
  readonly following: Following[] = [];
  /** The seq at which somebody's right to read ended. */
  readonly removedAt = new Map<string, number>();
  readonly facts = new Map<number, { readonly kind: string; readonly facts: Readonly<Record<string, unknown>> }>();

  constructor(private readonly told: Story) {}

  async run(): Promise<void> {
    const { text, before, deeds, mayRead, clearance, isCalm } = this.told;
    expect(validate(this.stage.schema, parse(text), rules)).toEqual([]);
    await this.stage.open();
    for (const [place, { personId }] of this.viewers.entries()) {
      this.stage.clearance.set(personId, clearance[place] ?? 0);
      if (mayRead[place]) this.stage.readers.add(personId);
    }
    for (const touchy of before) await this.stage.happens("Said", { touchy });
    // Two at least, so that there is somebody to share with.
    for (const place of [0, 1]) await this.come(place, place === 0);
    for (const one of deeds) {
      if (isCalm) await until(() => this.following.every(({ screen }) => screen.isComplete || isCaughtUp(screen)));
      if (!isCalm || (one.deed !== "fill" && !("fromTheStart" in one && one.fromTheStart))) await this.act(one);
    }
    for (const { screen } of this.following) screen.makeRoom();
    const last = await this.stage.happens("Said", { touchy: false });
    await until(() => this.following.every(one => this.isDone(one, last)));
  }

  async end(): Promise<void> {
    this.room.leave();
  }

  private async act(one: Story["deeds"][number]): Promise<void> {
    // Whoever sets something off must leave no trace in what others are given.
    const viewer = this.viewers["person" in one ? one.person : 0];
    await around.run(viewer ? canaryOf(viewer) : "", async () => {
      if (one.deed === "say") await this.stage.happens("Said", one);
      else if (one.deed === "hide") await this.stage.happens("Hidden", { touchy: false });
      else if (one.deed === "remove") await this.remove(one.person, one.touchy);
      else if (one.deed === "come") await this.come(one.person, one.fromTheStart);
      else if (one.deed === "rest") await new Promise(resolve => setImmediate(resolve));
      else {
        const screen = this.following[one.place % this.following.length]?.screen;
        if (one.deed === "empty") screen?.makeRoom();
        else if (screen) screen.crowded = true;
      }
    });
  }

  private async remove(place: number, touchy: boolean): Promise<void> {
    const { personId } = this.viewers[place] ?? { personId: "" };
    const seq = await this.stage.happens("Removed", { touchy }, personId);
    if (!this.removedAt.has(personId)) this.removedAt.set(personId, seq);
  }

  private async come(place: number, fromTheStart: boolean): Promise<void> {
    const viewer = this.viewers[place];
    if (!viewer) return;
    const { readers } = this.stage;
    const after = fromTheStart ? await this.stage.cursorAt(0) : null;
    const { yes, no, loud, level } = this.told.variables;
    const variables = fromTheStart ? { after, yes, no, loud, level } : { level, loud, no, yes };
    const joined = this.room.join({ viewer }, this.told.text, variables);
    if (!readers.has(viewer.personId)) {
      await expect(joined).rejects.toMatchObject({ code: "NOT_FOUND" });
      return;
    }
    this.following.push({ screen: await joined, viewer });
  }

  private isDone({ screen, viewer }: Following, last: number): boolean {
    if (!this.stage.readers.has(viewer.personId)) return screen.isComplete;
    return seenBy(screen).at(-1)?.seq === last;
  }
}

/** All that happened on a stage that is for anybody to see, in order. */
async function happened({ stage }: Play) {
  const rows: { seq: number; kind: string; facts: Record<string, unknown> }[] = await world.db.query(
    "select seq, kind, facts from topic_event where topic = $1 and kind <> 'Hidden' order by seq",
    [stage.topic],
  );
  return rows;
}

const itemOf = ({ type, cursor, reason }: Seen) => ({ type, cursor, ...(reason && { reason }) });

async function check(play: Play, told: Story): Promise<void> {
  const { stage, following, viewers, removedAt, room } = play;
  const executions = new Map(stage.executions);
  const events = await happened(play);
  const bySeq = new Map(events.map(event => [event.seq, event]));
  const variables: Variables = told.variables;
  const answers = new Map<string, ReturnType<typeof alone>>();
  const answerTo = (viewer: Viewer, seen: Seen) => {
    const event = bySeq.get(seen.seq ?? 0);
    const item = event
      ? { type: event.kind, cursor: seen.cursor, seq: event.seq, facts: event.facts }
      : { ...itemOf(seen) };
    const key = JSON.stringify([viewer.personId, item]);
    const known = answers.get(key) ?? alone(stage, told.text, variables, item, viewer);
    answers.set(key, known);
    return known;
  };

  expect(room.fanout.groupCount).toBeLessThanOrEqual(1);
  for (const { screen, viewer } of following) {
    const seen = seenBy(screen);
    const others = viewers.filter(one => one !== viewer).map(canaryOf);
    const words = JSON.stringify(screen.results);
    expect(others.filter(canary => words.includes(canary))).toEqual([]);
    for (const [place, result] of screen.results.entries()) {
      const item = seen[place];
      if (item) expect(comparable(result)).toEqual((await answerTo(viewer, item)).result);
    }

    // Everything from where they began, once and in order, up to what took their right away.
    const removal = removedAt.get(viewer.personId) ?? Number.POSITIVE_INFINITY;
    const seqs = seen.flatMap(one => one.seq ?? []);
    const first = seqs[0] ?? Number.POSITIVE_INFINITY;
    const missed = events.filter(({ seq }) => seq >= first && seq <= (seqs.at(-1) ?? 0)).map(({ seq }) => seq);
    expect(seqs).toEqual(missed);
    expect(seqs.filter(seq => seq > removal)).toEqual([]);
    if (removal < Number.POSITIVE_INFINITY) {
      expect(seen.at(-1)).toMatchObject({ type: "StreamEnded", reason: "ACCESS_ENDED" });
    }
  }

  // Who comes late or is slow is read to from the state as it is by then.
  for (const [seq, count] of told.isCalm ? executions : []) {
    const event = bySeq.get(seq);
    const shown = following.flatMap(({ screen }) => seenBy(screen).filter(one => one.seq === seq))[0];
    if (!event || !shown) continue;
    const asked = await Promise.all(viewers.map(viewer => answerTo(viewer, shown)));
    if (!asked.some(({ isPersonal }) => isPersonal)) expect([seq, count]).toEqual([seq, 1]);
  }
}

test("whatever is asked and whoever may: everybody is given what they would get alone, and what is the same is made once", async () => {
  await fc.assert(
    fc.asyncProperty(story, async told => {
      const play = new Play(told);
      try {
        await play.run();
        await check(play, told);
      } finally {
        await play.end();
      }
    }),
    { numRuns: 150 },
  );
});
