import fc from "fast-check";
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** Writes a selection; `name` gives a name that no field has had. */
type Written = (name: () => string) => string;

/**
 * Texts that subscribe to one field of the schema and select anything below it, at most `depth` types deep: members of
 * unions, the same field under several names, fragments, and directives on the variables `$yes` and `$no`.
 */
export function subscriptionsTo(schema: GraphQLSchema, field: string, depth: number): fc.Arbitrary<string> {
  const root = schema.getSubscriptionType()?.getFields()[field];
  if (!root) throw new Error(`There is no subscription ${field}.`);
  const arguments_ = root.args.map(({ name, type }) => ({
    declared: `$${name}: ${type}`,
    passed: `${name}: $${name}`,
  }));
  const declared = [...arguments_.map(one => one.declared), "$yes: Boolean!", "$no: Boolean!"].join(", ");
  const passed = arguments_.map(one => one.passed).join(", ");
  return new Selections(schema).of(getNamedType(root.type), depth).map(written => {
    let names = 0;
    const name = () => {
      names += 1;
      return `a${names}`;
    };
    return `subscription (${declared}) { ${field}(${passed}) { __typename ... on StreamEvent { cursor } ${written(name)} } }`;
  });
}

const directive = fc.constantFrom("", "", "", "", "@include(if: $yes)", "@skip(if: $yes)", "@include(if: $no)");

class Selections {
  private readonly known = new Map<string, fc.Arbitrary<Written>>();

  constructor(private readonly schema: GraphQLSchema) {}

  of(type: GraphQLNamedType, depth: number): fc.Arbitrary<Written> {
    const key = `${type.name} ${depth}`;
    const known = this.known.get(key) ?? this.make(type, depth);
    this.known.set(key, known);
    return known;
  }

  private make(type: GraphQLNamedType, depth: number): fc.Arbitrary<Written> {
    if (isAbstractType(type)) {
      const members = this.schema.getPossibleTypes(type).map(member => this.fragment(member, depth));
      return several(members, 1, 6);
    }
    if (!isObjectType(type)) return fc.constant(() => "");
    const fields = Object.values(type.getFields()).filter(
      field => !field.args.some(isRequiredArgument) && (depth > 0 || isLeafType(getNamedType(field.type))),
    );
    const one = fields.map(field => this.field(field, depth));
    // Half of the choices go down, as far as one can.
    const down = fields.flatMap((field, place) => (isLeafType(getNamedType(field.type)) ? [] : (one[place] ?? [])));
    const inline = depth > 1 ? [this.fragment(type, depth - 1)] : [];
    const leaves = one.length > 0 ? one : [fc.constant(() => "__typename")];
    return several([fc.oneof(...leaves), fc.oneof(...(down.length > 0 ? down : leaves)), ...inline], 1, 4);
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<Written> {
    const type = getNamedType(field.type);
    const below = isLeafType(type) ? fc.constant<Written>(() => "") : this.of(type, depth - 1);
    return fc.tuple(directive, below).map(([on, written]) => name => {
      const inside = written(name);
      return `${name()}: ${field.name} ${on} ${isLeafType(type) ? "" : `{ __typename ${inside} }`}`;
    });
  }

  private fragment(type: GraphQLNamedType, depth: number): fc.Arbitrary<Written> {
    return fc.tuple(directive, this.of(type, depth)).map(
      ([on, written]) =>
        name =>
          `... on ${type.name} ${on} { __typename ${written(name)} }`,
    );
  }
}

/** Some of these, each as often as it likes. */
const several = (from: readonly fc.Arbitrary<Written>[], minLength: number, maxLength: number): fc.Arbitrary<Written> =>
  fc
    .array(fc.oneof(...from), { minLength, maxLength })
    .map(parts => name => parts.map(written => written(name)).join(" "));
