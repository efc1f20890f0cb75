import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type SelectionNode,
  TypeNameMetaFieldDef,
} from "graphql";

/** A field as a result has it. */
export interface SelectedField {
  /** Its alias, or its name. */
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Whether a directive may leave it out. */
  readonly isConditional: boolean;
  /** What is selected below it, from all places that select it. */
  readonly below: readonly SelectionNode[];
}

/** What a selection comes to for one object type. */
export interface Shape {
  /** Fragments of exactly this type, whose interfaces it extends. */
  readonly fragments: readonly string[];
  /** What none of the fragments has. */
  readonly fields: readonly SelectedField[];
}

export class Selections {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    fragments: readonly FragmentDefinitionNode[],
  ) {
    this.fragments = new Map(fragments.map(fragment => [fragment.name.value, fragment]));
  }

  /** All fields that a result of this type has, merged as the server merges them. */
  fieldsOf(type: GraphQLObjectType, selections: readonly SelectionNode[]): SelectedField[] {
    const found = new Map<string, SelectedField>();
    this.collect(type, selections, false, found);
    return [...found.values()];
  }

  /**
   * The same with the names of fragments where their interfaces say it: where nothing below a field has to be merged, and
   * a fragment has no field that is not to be shown, or that another may have without its condition.
   */
  shapeOf(type: GraphQLObjectType, selections: readonly SelectionNode[], without: readonly string[] = []): Shape {
    const isNamed = (one: SelectionNode) =>
      this.fragmentOf(one)?.typeCondition.name.value === type.name &&
      !this.fieldsOf(type, [one]).some(({ name, isConditional }) => isConditional || without.includes(name));
    const named = selections.filter(isNamed);
    const parts = named.map(one => this.fieldsOf(type, [one]));
    const rest = this.fieldsOf(
      type,
      selections.filter(one => !isNamed(one)),
    );
    const deep = [...parts, rest].flat().filter(({ below }) => below.length > 0);
    if (new Set(deep.map(({ name }) => name)).size < deep.length) {
      return { fragments: [], fields: this.fieldsOf(type, selections) };
    }
    const said = new Set(parts.flat().map(({ name }) => name));
    const fragments = named.flatMap(one => this.fragmentOf(one)?.name.value ?? []);
    return { fragments: [...new Set(fragments)], fields: rest.filter(({ name }) => !said.has(name)) };
  }

  /** The fragment that is spread without a condition. */
  private fragmentOf(selection: SelectionNode): FragmentDefinitionNode | undefined {
    if (selection.kind !== Kind.FRAGMENT_SPREAD || selection.directives?.length) return undefined;
    return this.fragments.get(selection.name.value);
  }

  private collect(
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
    isConditional: boolean,
    found: Map<string, SelectedField>,
  ): void {
    for (const one of selections) {
      const conditional = isConditional || Boolean(one.directives?.length);
      if (one.kind === Kind.FIELD) {
        const field = one.name.value === "__typename" ? TypeNameMetaFieldDef : type.getFields()[one.name.value];
        if (!field) continue;
        const name = one.alias?.value ?? one.name.value;
        const known = found.get(name);
        found.set(name, {
          name,
          field,
          isConditional: conditional && (known?.isConditional ?? true),
          below: [...(known?.below ?? []), ...(one.selectionSet?.selections ?? [])],
        });
        continue;
      }
      const inner = one.kind === Kind.INLINE_FRAGMENT ? one : this.fragments.get(one.name.value);
      if (!inner) continue;
      const condition = inner.typeCondition ? this.schema.getType(inner.typeCondition.name.value) : type;
      if (!isCompositeType(condition) || !this.fits(type, condition)) continue;
      this.collect(type, inner.selectionSet.selections, conditional, found);
    }
  }

  private fits(type: GraphQLObjectType, condition: GraphQLCompositeType): boolean {
    return condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type));
  }
}

/** Types of objects that can stand behind a field. */
export function possibleTypes(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
): readonly GraphQLObjectType[] {
  const type = getNamedType(field.type);
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isCompositeType(type) ? [type] : [];
}
