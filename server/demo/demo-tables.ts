import type { EntityManager, ObjectLiteral } from "typeorm";
import { newId } from "../kernel/id.js";

/** Rows that one statement inserts; PostgreSQL takes 65,535 parameters. */
const rowsAtOnce = 500;

export async function insertAll<E extends ObjectLiteral>(
  tx: EntityManager,
  entity: new () => E,
  rows: readonly Partial<E>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const values = rows.slice(start, start + rowsAtOnce) as never[];
    await tx.createQueryBuilder().insert().into(entity).values(values).execute();
  }
}

/** Gives each key of the demo world an id, always the same one within a load. */
export class DemoIds {
  private readonly byKey = new Map<string, string>();

  of(kind: string, key: string): string {
    const known = this.byKey.get(`${kind}:${key}`) ?? newId();
    this.byKey.set(`${kind}:${key}`, known);
    return known;
  }
}
