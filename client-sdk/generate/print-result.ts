import { getNamedType, getNullableType, isListType, isObjectType } from "graphql";
import type { Imports } from "./imports.js";
import type { Member, Plan } from "./plan.js";
import { printComment } from "./print-comment.js";
import type { SelectionPrinter } from "./print-selection.js";

/** What a method gives, and the declarations that say it, by their names. */
export interface Result {
  readonly type: string;
  readonly declarations: ReadonlyMap<string, string>;
}

/** `SlotTaken` is SLOT_TAKEN: what the client makes of the type's name. */
export const refusalCode = (typeName: string): string => typeName.replaceAll(/\B[A-Z]/g, "_$&").toUpperCase();

export function printResult(plan: Plan, printer: SelectionPrinter, imports: Imports): Result {
  const declarations = new Map<string, string>();
  const declare = (name: string, text: string) => {
    declarations.set(name, text);
    return name;
  };
  const { operation, field } = plan;
  if (plan.kind === "query") {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || isListType(getNullableType(field.type))) {
      return {
        type: printer.value(getNullableType(field.type), plan.selections).replace(/ \| null$/, ""),
        declarations,
      };
    }
    return { type: entry(operation.name, { type, selections: plan.selections }), declarations };
  }
  if (plan.kind === "pages") return { type: entry(`${operation.name}Node`, plan.node), declarations };
  if ("success" in plan) {
    const success = `${operation.name}Success`;
    declare(success, printer.interface({ name: success, ...plan.success, without: ["__typename"] }));
    const members = plan.refusals.map(refusal);
    const name = `${operation.name}Result`;
    const union = [success, ...members, imports.core("UnknownRefusal")].join(" | ");
    const comment = printComment(`What \`${plan.method}\` gives: its success or a refusal.`);
    return { type: declare(name, `${comment}export type ${name} = ${union};\n`), declarations };
  }
  const members = plan.events.map(event);
  if (plan.kind === "signals") members.push(`Omit<${imports.core("UnknownEvent")}, "cursor">`);
  else members.push(...["StreamReset", "StreamEnded", "UnknownEvent"].map(name => imports.core(name)));
  const { name, description } = plan.union;
  return {
    type: declare(name, `${printComment(description)}export type ${name} = ${members.join(" | ")};\n`),
    declarations,
  };

  /** An interface of its own, unless it is exactly a fragment. */
  function entry(name: string, member: Member): string {
    const fragment = printer.fragmentOf(member);
    return fragment ?? declare(name, printer.interface({ name, ...member }));
  }

  function refusal(member: Member): string {
    const { name } = member.type;
    const bases = [`${imports.core("Refusal")}<"${refusalCode(name)}">`];
    return declare(name, printer.interface({ name, ...member, bases, without: ["__typename", "refusalMessage"] }));
  }

  function event(member: Member): string {
    const { name } = member.type;
    const before = `  readonly type: "${name}";\n`;
    return declare(name, printer.interface({ name, ...member, before, without: ["__typename"] }));
  }
}
