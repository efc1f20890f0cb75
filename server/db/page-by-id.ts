import { type EntityManager, type FindOptionsWhere, LessThan, MoreThan } from "typeorm";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";

interface HasId {
  id: string;
}

/**
 * A page of the rows that match, in the order of their ids, which is the order they were made in: oldest first, or
 * newest first.
 */
export async function pageById<E extends HasId>(
  db: EntityManager,
  entity: new () => E,
  where: FindOptionsWhere<E>,
  order: "OLDEST_FIRST" | "NEWEST_FIRST",
  args: PageArgs,
): Promise<Page<E>> {
  const window = windowOf(args, ["id"]);
  const isRising = (order === "OLDEST_FIRST") !== window.backward;
  const bound = window.from && { id: isRising ? MoreThan(window.from[0]) : LessThan(window.from[0]) };
  const rows = await db.find<HasId>(entity, {
    where: { ...(where as FindOptionsWhere<HasId>), ...bound },
    order: { id: isRising ? "ASC" : "DESC" },
    take: window.size + 1,
  });
  return pageOf(
    rows as E[],
    window,
    row => [row.id],
    row => row,
  );
}
