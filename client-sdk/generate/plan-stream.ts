import { getNamedType, isUnionType } from "graphql";
import { isNamedIn, namesOf } from "./members.js";
import type { Planned, StreamPlan } from "./plan.js";
import type { Selections } from "./select-fields.js";

/** What the client itself says of a stream, and what has to be selected for that. */
const marks: { readonly [type: string]: string | null } = {
  StreamReady: null,
  StreamCaughtUp: null,
  StreamReset: "resetReason",
  StreamEnded: "endReason",
};

/** Events that are each given once, or signals that may be lost. */
export function planStream(all: Selections, planned: Planned): StreamPlan | string {
  const { field, operation, selections } = planned;
  const union = getNamedType(field.type);
  const lossy = field.name.endsWith("Signals");
  if (!isUnionType(union)) return `gives ${union.name}, which is no union (S2: a subscription gives events)`;
  const members = union.getTypes().map(type => ({ type, selections }));
  for (const member of members) {
    const names = namesOf(all, member);
    if (!names.has("__typename"))
      return `selects no __typename of ${member.type.name} (S2: the type's name tells what came)`;
    if (lossy) continue;
    const reason = marks[member.type.name];
    for (const name of ["cursor", ...(reason ? [reason] : [])]) {
      if (names.has(name)) continue;
      const words = name === "cursor" ? "cursor" : `${name}: reason`;
      return `selects no ${words} of ${member.type.name} (S2: a stream is taken up by its cursor, and says why it cannot be)`;
    }
  }
  const after = operation.node.variableDefinitions?.some(one => one.variable.name.value === "after");
  if (!lossy && !after) return "takes no $after: String (S2: a logged subscription resumes by cursor)";
  const events = members.filter(isNamedIn(operation)).filter(({ type }) => lossy || !(type.name in marks));
  return { ...planned, kind: lossy ? "signals" : "follow", union, events };
}
