import { expect, test } from "@jest/globals";
import type { EntityManager } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";
import { mentorsNow } from "../../server/matching/saved/seen-mentors.js";
import { Searchable } from "../support/makers/matching.js";
import { aWorld, type World } from "../support/world.js";

/** The database, where something is done as soon as a statement has been answered. */
function doing({ db: { manager, options, driver } }: World, deed: () => Promise<unknown>): EntityManager {
  const { master } = driver as PostgresDriver;
  const query = async (text: unknown) => {
    const answer = await master.query(text);
    await deed();
    return answer;
  };
  const dataSource = { options, driver: { master: { query } } };
  return Object.assign(Object.create(manager), { queryRunner: undefined, dataSource });
}

test("a mentor who changes while they are read is taken as they were at one moment", async () => {
  const world = await aWorld();
  try {
    const here = await Searchable.in(world);
    const mentor = await here.mentor("Tor", { stage: "SPECIALIST", bio: "I live at sea." });
    const [{ id: enrollmentId }] = await world.db.query("select id from enrollment where person_id = $1", [mentor.id]);
    const changed = [{ enrollmentId, programId: here.programId }];
    const changing = doing(world, () => here.fill(mentor, { stage: "LEADER", bio: "I live in a lighthouse." }));
    const read = (db: EntityManager) => mentorsNow(db, world.clock.now(), changed, "lighthouse");
    const stateOf = ({
      facts,
      words,
      isFound,
    }: Awaited<ReturnType<typeof read>> extends Map<string, infer M> ? M : never) => [
      facts.mentor.stage,
      words.lexemes.includes("lighthous"),
      isFound,
    ];
    expect([...(await read(changing)).values()].map(stateOf)).toEqual([["SPECIALIST", false, false]]);
    expect([...(await read(world.db.manager)).values()].map(stateOf)).toEqual([["LEADER", true, true]]);
  } finally {
    await world.close();
  }
});
