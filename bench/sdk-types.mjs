import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getNamedType, isListType, isNonNullType, isObjectType } from "graphql";
import ts from "typescript";

/**
 * What a hundred free selections cost the compiler, on types made of the whole schema: in time of the processor, since
 * others may use it too, and in types that are worked out, which do not depend on the machine.
 */

const root = join(import.meta.dirname, "..");
const schema = buildSchema(readFileSync(join(root, "schema/schema.graphql"), "utf8"));
const sites = 100;
const runs = 7;

/** Numbers that are the same with each run. */
let seed = 7;
const below = (/** @type {number} */ count) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed % count;
};

/** @typedef {import("graphql").GraphQLObjectType} ObjectType */
/** @typedef {import("graphql").GraphQLType} Type */

const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
const objects = /** @type {ObjectType[]} */ (
  Object.values(schema.getTypeMap()).filter(
    type => isObjectType(type) && !roots.has(type) && !type.name.startsWith("__") && !type.name.endsWith("Success"),
  )
);

/** @param {Type} type @returns {string} */
const printType = type => {
  const printed = (/** @type {Type} */ of) => {
    if (isListType(of)) return `readonly (${printType(of.ofType)})[]`;
    if (isObjectType(of)) return of.name;
    const { name } = getNamedType(of);
    return { Int: "number", Float: "number", Boolean: "boolean" }[name] ?? "string";
  };
  return isNonNullType(type) ? printed(type.ofType) : `${printed(type)} | null`;
};

/** @param {ObjectType} type */
const printInterface = type => {
  const fields = Object.values(type.getFields());
  const taken = fields.map(({ name, args }) => {
    const own = args.map(arg => `${arg.name}${isNonNullType(arg.type) ? "" : "?"}: ${printType(arg.type)}`);
    return own.length > 0 ? `${name}: { ${own.join("; ")} };` : "";
  });
  const base = taken.some(Boolean) ? ` extends TakesArguments<{ ${taken.join(" ")} }>` : "";
  const own = fields.map(({ name, type: of }) => `  /** ${name} */\n  readonly ${name}: ${printType(of)};`);
  return `export interface ${type.name}${base} {\n${own.join("\n")}\n}`;
};

/** @param {ObjectType} type @param {number} depth @returns {string} */
const printSelection = (type, depth) => {
  const parts = Object.values(type.getFields()).flatMap(field => {
    const under = getNamedType(field.type);
    if (below(20) > 8 || field.args.some(arg => isNonNullType(arg.type))) return [];
    if (!isObjectType(under)) return [`${field.name}: true`];
    return depth > 0 ? [`${field.name}: ${printSelection(under, depth - 1)}`] : [];
  });
  return `{ ${parts.join(", ")} }`;
};

const graph = `import type { TakesArguments } from "./client-sdk/src/core/select.js";\n${objects.map(printInterface).join("\n")}`;
const wide = objects.filter(type =>
  Object.values(type.getFields()).some(({ type: of }) => isObjectType(getNamedType(of))),
);

/** @param {boolean} isFree whether the calls select freely, or take the default */
const printSites = isFree => {
  seed = 7;
  const uses = Array.from({ length: sites }, (_, n) => {
    const type = /** @type {ObjectType} */ (wide[n % wide.length]);
    const selection = printSelection(type, 3);
    const declared = `declare function get${n}(id: string): ${type.name};
declare function get${n}<const S extends Selection<${type.name}>>(id: string, selection: Exact<S, Selection<${type.name}>>): Selected<${type.name}, S>;`;
    return `${declared}\nexport const use${n} = JSON.stringify(get${n}("x"${isFree ? `, ${selection}` : ""}));`;
  });
  return `import type { ${objects.map(({ name }) => name).join(", ")} } from "./graph.js";
import type { Exact, Selected, Selection } from "./client-sdk/src/core/select.js";\n${uses.join("\n")}`;
};

/** @type {Map<string, ts.SourceFile | undefined>} */
const parsed = new Map();
const options = {
  ...ts.convertCompilerOptionsFromJson({ target: "es2022", module: "nodenext", moduleResolution: "nodenext" }, root)
    .options,
  lib: ["lib.es2022.d.ts"],
  strict: true,
  noEmit: true,
  types: [],
};

/** @param {string} text @returns what checking everything took, in milliseconds and in instantiated types */
const check = text => {
  const files = new Map([
    [join(root, "graph.ts"), graph],
    [join(root, "sites.ts"), text],
  ]);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = path => files.has(path) || fileExists(path);
  host.readFile = path => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, version) => {
    const own = files.get(path);
    const key = own ?? path;
    if (!parsed.has(key)) parsed.set(key, own ? ts.createSourceFile(path, own, version) : getSourceFile(path, version));
    return parsed.get(key);
  };
  const program = ts.createProgram([join(root, "sites.ts")], options, host);
  program.getTypeCount();
  const began = process.cpuUsage().user;
  const faults = program.getSemanticDiagnostics();
  const ms = (process.cpuUsage().user - began) / 1000;
  const [fault] = faults;
  if (fault) throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
  return { ms, instantiations: program.getInstantiationCount() };
};

const median = (/** @type {number[]} */ all) => all.sort((one, other) => one - other)[all.length >> 1] ?? 0;

/** What free selections add to the compiler's work. */
export async function sdkTypes() {
  const texts = { without: printSites(false), free: printSites(true) };
  /** @type {{ without: number[], free: number[] }} */
  const times = { without: [], free: [] };
  for (let run = 0; run < runs; run += 1) {
    times.without.push(check(texts.without).ms);
    times.free.push(check(texts.free).ms);
  }
  const [without, free] = [median(times.without), median(times.free)];
  const more = check(texts.free).instantiations - check(texts.without).instantiations;
  const leaves = (texts.free.match(/: true/g) ?? []).length / sites;
  return {
    [`${sites} calls on ${objects.length} interfaces, TypeScript ${ts.version}`]: [
      {
        "free selections of so many leaves": leaves.toFixed(0),
        "ms of CPU without": without.toFixed(0),
        "with them": free.toFixed(0),
        more: (free - without).toFixed(0),
        "instantiations more, each": (more / sites).toFixed(0),
      },
    ],
  };
}
