import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { EntityManager } from "typeorm";
import type { App, Floor } from "./app.js";
import { inTransaction } from "./db/transaction.js";
import { Fault } from "./kernel/fault.js";
import { newId } from "./kernel/id.js";
import type { InstitutionToLoad, TermToLoad } from "./people/index.js";

/** A command was asked for in a way that cannot be carried out; the message says how to ask. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What a command works on: a process's rooms with nothing served. */
export type Workplace = Pick<Floor, "db" | "config"> & { readonly app: App };

interface Command {
  /** How it is asked for, behind `npm run admin --`. */
  readonly usage: string;
  readonly meaning: string;
  /** Does it and gives what to print. */
  readonly run: (place: Workplace, args: readonly string[]) => Promise<string>;
}

const commands: { readonly [name: string]: Command } = {
  "create-program": {
    usage:
      "create-program --key <key> --name <name> --coordinator-email <address> [--coordinator-name <name>] [--description <text>]",
    meaning: "Makes a program and its first coordinator, with an account when the address has none.",
    run: createProgram,
  },
  "load-taxonomy": {
    usage: "load-taxonomy <file.json>",
    meaning: 'Adds and changes terms and institutions: {"terms": […], "institutions": […]}. Again it changes nothing.',
    run: loadTaxonomy,
  },
  "merge-terms": {
    usage: "merge-terms <from> <into>",
    meaning: "Merges one term into another; its key, its synonyms and the profiles that named it go over.",
    run: mergeTerms,
  },
  "merge-institutions": {
    usage: "merge-institutions <from> <into>",
    meaning: "Merges one institution into another; its key, its campuses and whoever is at it go over.",
    run: mergeInstitutions,
  },
  "rotate-keys": {
    usage: "rotate-keys",
    meaning: "Signs access tokens with a new key; those of the old one are good until they expire.",
    run: rotateKeys,
  },
  migrate: {
    usage: "migrate",
    meaning: "Brings the database's schema up to date, as every start does.",
    run: async () => "The schema is up to date.",
  },
};

/** The list of commands, for whoever asks for help. */
export const help = (): string =>
  `Commands, each behind \`npm run admin --\`:\n\n${Object.values(commands)
    .map(({ usage, meaning }) => `  ${usage}\n      ${meaning}`)
    .join("\n\n")}\n`;

/** The command of this name; throws UsageError when there is none. */
export function commandOf(name: string): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}".\n\n${help()}`);
  return command;
}

async function createProgram(place: Workplace, args: readonly string[]): Promise<string> {
  const asked = options(
    args,
    "create-program",
    ["key", "name", "coordinator-email"],
    ["coordinator-name", "description"],
  );
  const { app, db, config } = place;
  const email = asked["coordinator-email"] ?? "";
  // Nobody knows it and nobody will: the coordinator chooses another by the link.
  const passwordHash = await app.accounts.hashPassword(randomBytes(32).toString("base64url"));
  const { program, token } = await inTransaction(db, async tx => {
    const program = await app.programs.openProgram(tx, {
      key: asked.key ?? "",
      name: asked.name ?? "",
      description: asked.description ?? null,
    });
    const known = await app.accounts.personIdOf(tx, email);
    const personId = known ?? newId();
    if (known === null) {
      const opened = await app.accounts.createAccount(tx, { personId, email, passwordHash, verified: true });
      if (!opened) throw new Fault("UNAVAILABLE", "Somebody has just signed up with this address; please try again.");
      const displayName = asked["coordinator-name"] ?? email.replace(/@.*/, "");
      await app.welcome(tx, { personId, displayName, timeZone: null });
    }
    await app.programs.enroll(tx, [{ programId: program.id, personId, role: "COORDINATOR" }]);
    return { program, token: known === null ? await app.accounts.newResetToken(tx, personId) : null };
  });
  const lines = [
    `The program ${program.key} is made, with ${email} as its coordinator.`,
    `  Program id  ${program.id}`,
  ];
  if (token === null) return [...lines, "The address has an account already; its password is as it was."].join("\n");
  const link = `${config.portalUrl}/reset-password?token=${token}`;
  return [...lines, "The coordinator chooses a password within the hour:", `  Link  ${link}`, `  Code  ${token}`].join(
    "\n",
  );
}

async function loadTaxonomy(place: Workplace, args: readonly string[]): Promise<string> {
  const [file] = positionals(args, "load-taxonomy", 1);
  const { terms, institutions } = taxonomyIn(await contentOf(file ?? ""));
  await inTransaction(place.db, async tx => {
    await place.app.people.loadTaxonomy(tx, terms);
    await place.app.people.loadInstitutions(tx, institutions);
  });
  return `${terms.length} terms and ${institutions.length} institutions are loaded.`;
}

async function mergeTerms(place: Workplace, args: readonly string[]): Promise<string> {
  const [from = "", into = ""] = positionals(args, "merge-terms", 2);
  const merge = (tx: EntityManager) => place.app.people.mergeTerms(tx, from, into);
  const survivor = await inTransaction(place.db, merge);
  return `${from} is merged into ${survivor.key}.`;
}

async function mergeInstitutions(place: Workplace, args: readonly string[]): Promise<string> {
  const [from = "", into = ""] = positionals(args, "merge-institutions", 2);
  const merge = (tx: EntityManager) => place.app.people.mergeInstitutions(tx, from, into);
  const survivor = await inTransaction(place.db, merge);
  return `${from} is merged into ${survivor.key}.`;
}

async function rotateKeys({ app }: Workplace, args: readonly string[]): Promise<string> {
  positionals(args, "rotate-keys", 0);
  await app.accounts.rotateKeys();
  return "Access tokens are signed with a new key from now on.";
}

async function contentOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The terms and institutions of a file; parents, synonyms and places may be left out. */
function taxonomyIn(content: unknown): { terms: TermToLoad[]; institutions: InstitutionToLoad[] } {
  if (!isRecord(content)) throw new UsageError('The file must hold {"terms": […], "institutions": […]}.');
  return {
    terms: listIn(content, "terms").map(row => ({
      key: textIn(row, "key"),
      // Any other kind is refused where terms are loaded, by the term's name.
      kind: textIn(row, "kind") as TermToLoad["kind"],
      name: textIn(row, "name"),
      parentKey: maybeTextIn(row, "parentKey"),
      synonyms: textsIn(row, "synonyms"),
    })),
    institutions: listIn(content, "institutions").map(row => ({
      key: textIn(row, "key"),
      name: textIn(row, "name"),
      parentKey: maybeTextIn(row, "parentKey"),
      regionKey: maybeTextIn(row, "regionKey"),
      country: maybeTextIn(row, "country"),
    })),
  };
}

type Row = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

function listIn(content: Row, name: string): Row[] {
  const list = content[name] ?? [];
  if (Array.isArray(list) && list.every(isRecord)) return list;
  throw new UsageError(`"${name}" must be a list of objects.`);
}

function maybeTextIn(row: Row, name: string): string | null {
  const value = row[name] ?? null;
  if (value === null || typeof value === "string") return value;
  throw new UsageError(`"${name}" must be a text in ${JSON.stringify(row)}.`);
}

function textIn(row: Row, name: string): string {
  const value = maybeTextIn(row, name);
  if (value === null) throw new UsageError(`"${name}" is missing in ${JSON.stringify(row)}.`);
  return value;
}

function textsIn(row: Row, name: string): string[] {
  const value = row[name] ?? [];
  if (Array.isArray(value) && value.every(one => typeof one === "string")) return value;
  throw new UsageError(`"${name}" must be a list of texts in ${JSON.stringify(row)}.`);
}

function options(
  args: readonly string[],
  command: string,
  required: readonly string[],
  optional: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const known = Object.fromEntries([...required, ...optional].map(name => [name, { type: "string" as const }]));
  const { values } = parsed(command, () => parseArgs({ args: [...args], options: known, strict: true }));
  const missing = required.filter(name => !values[name]);
  if (missing.length > 0) {
    throw new UsageError(
      `Missing: ${missing.map(name => `--${name}`).join(", ")}.\n\nUsage: ${commandOf(command).usage}`,
    );
  }
  return values;
}

function positionals(args: readonly string[], command: string, count: number): string[] {
  const read = parsed(command, () => parseArgs({ args: [...args], allowPositionals: true, strict: true }));
  if (read.positionals.length === count) return read.positionals;
  throw new UsageError(`Usage: ${commandOf(command).usage}`);
}

function parsed<V>(command: string, read: () => V): V {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\nUsage: ${commandOf(command).usage}`);
  }
}
