import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../kernel/clock.js";
import type { Zones } from "../kernel/zones/zones.js";
import type { Hub } from "../realtime/index.js";
import type { Relation } from "./people.policy.js";

/** A relation later rooms can know of; a person's own look at themselves needs no probe. */
export type KnownRelation = Exclude<Relation, "SELF">;

/** Which of these people stand in a relation to the viewer, and in which; those who do not are absent. */
export type RelationProbe = (
  db: EntityManager,
  viewerId: string,
  personIds: readonly string[],
) => Promise<ReadonlyMap<string, KnownRelation>>;

/** What the people room stands on. */
export interface PeopleDeps {
  readonly db: DataSource;
  readonly hub: Pick<Hub, "ring">;
  readonly clock: Clock;
  readonly zones: Pick<Zones, "checked">;
  /** Asked when a profile is looked at; a function, because the rooms that know are made later. */
  readonly relations: () => readonly RelationProbe[];
  /** Runs last in the transaction of a new block; gives the topics to ring after the commit. */
  readonly blocked: (
    tx: EntityManager,
    blockerId: string,
    blockedId: string,
  ) => Promise<readonly { readonly topic: string; readonly seq: number }[]>;
}
