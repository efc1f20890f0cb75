import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, print, visit } from "graphql";

const folder = new URL("../../client-sdk/operations/", import.meta.url);

const definitions = readdirSync(fileURLToPath(folder)).flatMap(
  name => parse(readFileSync(new URL(name, folder), "utf8")).definitions,
);
const operations = new Map<string, OperationDefinitionNode>();
const fragments = new Map<string, FragmentDefinitionNode>();
for (const definition of definitions) {
  if (definition.kind === Kind.OPERATION_DEFINITION && definition.name)
    operations.set(definition.name.value, definition);
  if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
}

/** An operation of the SDK by its name, with the fragments it uses: what its clients send. */
export function operation(name: string): string {
  const root = operations.get(name);
  if (!root) throw new Error(`The SDK has no operation ${name}.`);
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode) => {
    visit(node, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment) throw new Error(`The SDK has no fragment ${value}.`);
        if (used.has(value)) return;
        used.set(value, fragment);
        collect(fragment);
      },
    });
  };
  collect(root);
  return [root, ...used.values()].map(node => print(node)).join("\n");
}
