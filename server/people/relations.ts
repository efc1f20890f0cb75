import type { EntityManager } from "typeorm";
import type { RelationProbe } from "./people.deps.js";
import { type Relation, stronger } from "./people.policy.js";

/** The strongest relation of each of these people to the viewer, blocks aside; whoever has none is absent. */
export async function relationsOf(
  db: EntityManager,
  probes: readonly RelationProbe[],
  viewerId: string,
  personIds: readonly string[],
): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>();
  const others = personIds.filter(id => id !== viewerId);
  if (others.length < personIds.length) found.set(viewerId, "SELF");
  if (others.length === 0) return found;
  // One after the other: inside a transaction they share one connection.
  for (const probe of probes) {
    for (const [personId, relation] of await probe(db, viewerId, others)) {
      found.set(personId, stronger(relation, found.get(personId)));
    }
  }
  return found;
}
