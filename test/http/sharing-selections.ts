import fc from "fast-check";

/** A piece of a selection; names are given when it is written down, so that no two fields of one name differ. */
type Piece =
  | { readonly kind: "field"; readonly name: string; readonly args: string; readonly aliased: boolean }
  | { readonly kind: "inner"; readonly name: string; readonly aliased: boolean; readonly pieces: readonly Piece[] }
  | { readonly kind: "inline"; readonly pieces: readonly Piece[] }
  | { readonly kind: "spread" };
type Directed = Piece & { readonly directive: string };

const plain = ["words", "later", "mineSometimes", "left", "around", "__typename"];
const personal = [
  "mine",
  "mineLater",
  "mineBatched",
  "mineSpread",
  "mineAtLast",
  "mineRefused",
  "mineUnnoticed",
  "mineSometimes",
];

const directive = fc.constantFrom("", "", "", "@include(if: $yes)", "@skip(if: $yes)", "@include(if: $no)");
const bare = (names: readonly string[]) =>
  fc.record({
    kind: fc.constant("field" as const),
    name: fc.constantFrom(...names),
    args: fc.constant(""),
    aliased: fc.boolean(),
    directive,
  });
const withArguments = fc
  .constantFrom(["words", "(loud: $loud)"], ["words", "(loud: true)"], ["sealed", "(level: $level)"])
  .chain(([name = "", args = ""]) =>
    fc.record({
      kind: fc.constant("field" as const),
      name: fc.constant(name),
      args: fc.constant(args),
      aliased: fc.constant(true),
      directive,
    }),
  );

/** Most texts ask little of the viewer, so that results are shared as often as not. */
const leaf = fc.oneof(
  { weight: 6, arbitrary: bare(plain) },
  { weight: 1, arbitrary: withArguments },
  { weight: 2, arbitrary: bare(personal) },
);

function pieces(depth: number): fc.Arbitrary<readonly Directed[]> {
  const spread = fc.record({ kind: fc.constant("spread" as const), directive });
  if (depth === 0) return fc.array(leaf, { minLength: 1, maxLength: 2 });
  const below = pieces(depth - 1);
  const inner = fc.record({
    kind: fc.constant("inner" as const),
    name: fc.constantFrom("inner", "inners"),
    aliased: fc.boolean(),
    pieces: below,
    directive,
  });
  const inline = fc.record({ kind: fc.constant("inline" as const), pieces: below, directive });
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: leaf },
      { weight: 2, arbitrary: inner },
      { weight: 1, arbitrary: inline },
      { weight: 1, arbitrary: spread },
    ),
    { minLength: 1, maxLength: 4 },
  );
}

/** Texts that follow the stage: nested, under other names, in fragments, with directives on variables. */
export const stageTexts: fc.Arbitrary<string> = fc
  .tuple(pieces(3), fc.array(leaf, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "", "", "who"))
  .map(([thing, fragment, root]) => {
    const write = writer();
    return `subscription ($after: String, $yes: Boolean!, $no: Boolean!, $loud: Boolean, $level: Int!) {
      events(after: $after) { type cursor reason seq ${root} thing { ${write(thing)} } }
    }
    fragment Some on Thing { ${write(fragment)} }`;
  });

function writer() {
  let names = 0;
  const write = (all: readonly Piece[]): string =>
    all
      .map(piece => {
        const directive = "directive" in piece ? String(piece.directive) : "";
        if (piece.kind === "spread") return `...Some ${directive}`;
        if (piece.kind === "inline") return `... on Thing ${directive} { ${write(piece.pieces)} }`;
        names += 1;
        const alias = piece.aliased ? `a${names}: ` : "";
        if (piece.kind === "field") return `${alias}${piece.name}${piece.args} ${directive}`;
        return `${alias}${piece.name} ${directive} { ${write(piece.pieces)} }`;
      })
      .join(" ");
  return write;
}
