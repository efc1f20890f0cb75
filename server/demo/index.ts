import type { App, Floor } from "../app.js";
import { inTransaction } from "../db/transaction.js";
import { DemoIds } from "./demo-tables.js";
import { generateDemoWorld } from "./generate.js";
import { loadMentorships } from "./load-mentorships.js";
import { demoPassword, loadPeople, loadProgram } from "./load-people.js";
import { loadTalk } from "./load-talk.js";

export { demoPassword };

/** Whom a visitor can sign in as. */
export const demoSignIns = ["mentee@demo.test", "mentor@demo.test", "coordinator@demo.test"] as const;

const seed = 2016;

/**
 * Loads the demo program into a database that holds nobody yet, in one transaction. True when the demo is there, from
 * now or from before.
 */
export async function loadDemo({ db, clock }: Pick<Floor, "db" | "clock">, app: App): Promise<boolean> {
  return inTransaction(db, async tx => {
    // Of several nodes that start at once, one loads.
    await tx.query("select pg_advisory_xact_lock(7104230)");
    if (await tx.query("select 1 from person limit 1").then(rows => rows.length > 0)) {
      const [account] = await tx.query("select 1 from account where lower(email) = $1", [demoSignIns[0]]);
      return account !== undefined;
    }
    const now = clock.now();
    const world = generateDemoWorld({ seed, now });
    const ids = new DemoIds();
    await loadPeople(tx, app, world, ids, now);
    await loadProgram(tx, world, ids, now);
    await loadTalk(tx, world, ids);
    await loadMentorships(tx, world, ids);
    return true;
  });
}
