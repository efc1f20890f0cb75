import { expect, test } from "@jest/globals";
import { freshEmbeddedDatabase } from "../support/databases.js";
import { Searchable } from "../support/makers/matching.js";
import { aWorld } from "../support/world.js";
import { readChanges, saved, shortlyTold } from "./saved-documents.js";

test("searches are told after the database was read back from a dump into a server that counts from the beginning", async () => {
  const world = await aWorld({ database: await freshEmbeddedDatabase() });
  try {
    const here = await Searchable.in(world);
    const owner = await here.person("Mina");
    const search = await saved(here, owner, { help: ["FLASH"] });
    await readChanges(world);
    await here.mentor("Unread", { helpOffered: ["FLASH"] });
    // The numbers of the server before, which had counted further, come with the rows.
    const further = (column: string) => `(${column}::text::bigint + 1000000)::text::xid8`;
    await world.db.query(`update search_change set xact = ${further("xact")}`);
    await world.db.query(`update search_change_reader set xact = ${further("xact")}`);

    await world.app.matching.start();
    await here.mentor("Joined", { helpOffered: ["FLASH"] });
    await readChanges(world);

    expect(await shortlyTold(owner, search)).toEqual(["+ JOINED", "+ JOINED"]);
    await world.app.matching.start();
    await readChanges(world);
    expect(await shortlyTold(owner, search)).toHaveLength(2);
  } finally {
    await world.close();
  }
});
