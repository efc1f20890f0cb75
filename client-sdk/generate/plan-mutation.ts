import { type FieldNode, getNamedType, isInputObjectType, isUnionType, Kind } from "graphql";
import { isNamedIn, namesOf } from "./members.js";
import type { Member, MutationPlan, Planned } from "./plan.js";
import type { Selections } from "./select-fields.js";

/** A success or refusals, through the outbox where the input has a `clientId`. */
export function planMutation(all: Selections, planned: Planned, root: FieldNode): MutationPlan | string {
  const { field, operation, selections } = planned;
  const variables = operation.node.variableDefinitions ?? [];
  const [argument] = root.arguments ?? [];
  const isInput = argument?.value.kind === Kind.VARIABLE && argument.value.name.value === "input";
  const input = field.args[0] && getNamedType(field.args[0].type);
  if (variables.length !== 1 || !isInput || !isInputObjectType(input)) {
    return "does not take $input alone and pass it on as input (S3: a mutation takes one input)";
  }
  const union = getNamedType(field.type);
  if (!isUnionType(union))
    return `gives ${union.name}, which is no union (S3: a mutation gives its success or a refusal)`;
  const members = union.getTypes().map(type => ({ type, selections }));
  const known = members.filter(isNamedIn(operation));
  const isRefusal = ({ type }: Member) => type.getInterfaces().some(({ name }) => name === "Refusal");
  const success = known.find(member => !isRefusal(member));
  if (!success) return `selects nothing of ${union.name}'s success (S3: a mutation gives its success or a refusal)`;
  const isSelected = (member: Member, name: string) => namesOf(all, member).has(name);
  if (!isSelected(success, "__typename"))
    return `selects no __typename of ${field.name} (S3: the type's name tells what came)`;
  const mute = members.find(member => isRefusal(member) && !isSelected(member, "refusalMessage"));
  if (mute) return `selects no refusalMessage: message of ${mute.type.name} (S3: a refusal has a message)`;
  const kind = "clientId" in input.getFields() ? "send" : "mutate";
  return { ...planned, kind, input, success, refusals: known.filter(isRefusal) };
}
