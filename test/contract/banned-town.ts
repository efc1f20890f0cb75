import { aPairable, banDocument, type Pairable, wish } from "../matching/pairable.js";
import type { Actor, World } from "../support/world.js";

export interface Town extends Pairable {
  readonly everybody: Readonly<Record<string, Actor>>;
  readonly author: Actor;
  readonly banned: Actor;
}

/** A mentee who will ban the mentor that fits least, so that the pairing is the same with and without the ban. */
export async function aTown(world: World): Promise<Town> {
  const pairable = await aPairable(world);
  const { searchable, coordinator, programId } = pairable;
  const interests = ["cardiology", "oncology"];
  const author = await searchable.person("Author", { interests });
  const mentee = await searchable.person("Mentee", { interests: ["oncology"] });
  const fits = await searchable.mentor("Fits", { interests }, { capacity: 2 });
  const also = await searchable.mentor("Also", { interests: ["oncology"] }, { capacity: 1 });
  const banned = await searchable.mentor("Banned", {}, { capacity: 3 });
  const outsider = (await aPairable(world)).coordinator;
  // Who comes second with the one who will be banned must not come first because of it.
  const third = await searchable.person("Third");
  await wish(pairable, banned, { ranked: [author, third] });
  await wish(pairable, third, { ranked: [banned] });
  await coordinator.ask(banDocument, { input: { programId, menteeId: mentee.id, mentorId: also.id } });
  const second = await searchable.person("Second coordinator", {}, { role: "COORDINATOR" });
  const everybody = { author, mentee, third, fits, also, banned, coordinator, outsider, second };
  return { ...pairable, everybody, author, banned };
}
