import type { TermEntity, VisibleProfile } from "../../server/people/index.js";
import type { Context } from "../context.js";

/** The person's profile as the viewer may see it; null for somebody who shares nothing with them or is blocked. */
export const profileOf = ({ load, viewer }: Context, person: { id: string }): Promise<VisibleProfile | null> =>
  load.profile.load({ viewer, id: person.id });

/** The terms behind these ids, in their order; null stays null. */
export async function termsOf(
  { load }: Context,
  ids: readonly number[] | null | undefined,
): Promise<TermEntity[] | null> {
  if (!ids) return null;
  const terms = await Promise.all(ids.map(id => load.term.load(id)));
  return terms.flatMap(term => term ?? []);
}
