import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql";

/** What executing a selection once would take, all fragments unfolded. */
export interface Cost {
  /** Fields inside fields, without introspection. */
  depth: number;
  /** The same under `__schema` and `__type`, counted from there. */
  introspectionDepth: number;
  fields: number;
  aliases: number;
  directives: number;
  /** Fragment spreads and inline fragments. */
  fragments: number;
}

const nothing: Cost = { depth: 0, introspectionDepth: 0, fields: 0, aliases: 0, directives: 0, fragments: 0 };

const introspectionRoots = new Set(["__schema", "__type"]);

/**
 * Weighs the selections of one document. A fragment is weighed once and remembered, so a bomb of fragments that double
 * each other costs as many steps as it has nodes.
 */
export class Scales {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<string, Cost>();
  private readonly open = new Set<string>();
  /** Name of a fragment that was found to contain itself; null while there is none. */
  cycle: string | null = null;
  /** Whether `__schema` or `__type` was selected anywhere. */
  introspects = false;
  /** How many nodes were looked at. */
  steps = 0;

  constructor(document: DocumentNode) {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
    }
  }

  weigh({ selections }: SelectionSetNode): Cost {
    const sum = { ...nothing };
    for (const node of selections) {
      this.steps += 1;
      sum.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) {
        sum.fields += 1;
        if (node.alias) sum.aliases += 1;
        const below = node.selectionSet ? this.weigh(node.selectionSet) : nothing;
        add(sum, this.under(node.name.value, below));
      } else {
        sum.fragments += 1;
        add(sum, node.kind === Kind.FRAGMENT_SPREAD ? this.fragment(node.name.value) : this.weigh(node.selectionSet));
      }
    }
    return sum;
  }

  /** The weight of a fragment by name; nothing for one that does not exist, which validation reports. */
  fragment(name: string): Cost {
    const known = this.known.get(name);
    if (known) return known;
    const node = this.fragments.get(name);
    if (!node) return nothing;
    if (this.open.has(name)) {
      this.cycle = name;
      return nothing;
    }
    this.open.add(name);
    const cost = this.weigh(node.selectionSet);
    cost.directives += node.directives?.length ?? 0;
    this.open.delete(name);
    this.known.set(name, cost);
    return cost;
  }

  /** Whether a field that a subscription may start with hangs on @skip or @include. Asks after weighing: no cycles. */
  hasConditionalRoot({ selections }: SelectionSetNode, seen = new Set<string>()): boolean {
    return selections.some(node => {
      if (node.directives?.some(({ name }) => name.value === "skip" || name.value === "include")) return true;
      if (node.kind === Kind.FIELD) return false;
      if (node.kind === Kind.INLINE_FRAGMENT) return this.hasConditionalRoot(node.selectionSet, seen);
      const fragment = this.fragments.get(node.name.value);
      if (!fragment || seen.has(node.name.value)) return false;
      seen.add(node.name.value);
      return this.hasConditionalRoot(fragment.selectionSet, seen);
    });
  }

  private under(fieldName: string, below: Cost): Cost {
    if (introspectionRoots.has(fieldName)) {
      this.introspects = true;
      return { ...below, depth: 0, introspectionDepth: 1 + Math.max(below.depth, below.introspectionDepth) };
    }
    const introspectionDepth = below.introspectionDepth === 0 ? 0 : below.introspectionDepth + 1;
    return { ...below, depth: below.depth + 1, introspectionDepth };
  }
}

function add(sum: Cost, part: Cost) {
  sum.depth = Math.max(sum.depth, part.depth);
  sum.introspectionDepth = Math.max(sum.introspectionDepth, part.introspectionDepth);
  sum.fields += part.fields;
  sum.aliases += part.aliases;
  sum.directives += part.directives;
  sum.fragments += part.fragments;
}
