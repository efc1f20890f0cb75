import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import DataLoader from "dataloader";
import {
  execute,
  GraphQLBoolean,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  parse,
} from "graphql";
import type { LiveApi } from "../../server/http/api.js";
import { createFormatError } from "../../server/http/errors.js";
import { Fault } from "../../server/kernel/fault.js";
import { turn } from "../../server/kernel/gathered.js";
import { newId } from "../../server/kernel/id.js";
import type { Viewer } from "../../server/kernel/viewer.js";
import { append, cursorOf, headsOf, type LiveSource, openTopic } from "../../server/realtime/index.js";
import type { Variables, World } from "../support/world.js";

/** What happened on the stage, or a mark of the stream, which has no facts. */
interface Item {
  readonly type: string;
  readonly cursor: string;
  readonly seq?: number;
  readonly facts?: Readonly<Record<string, unknown>>;
}

interface StageContext {
  readonly viewer: Viewer;
  readonly load: object;
}

/** What is current around whoever sets an execution off. */
export const around = new AsyncLocalStorage<string>();

const text = { type: GraphQLString };
const flag = new GraphQLNonNull(GraphQLBoolean);

/** Says who asks only when it is turned into text. */
const late = new GraphQLScalarType<unknown, unknown>({ name: "Late", serialize: value => value });

/** A loader that remembers, as long as the execution's own loaders live. */
const loaders = new WeakMap<object, DataLoader<string, string>>();
function loaderOf(context: StageContext) {
  const known = loaders.get(context.load);
  if (known) return known;
  const made = new DataLoader<string, string>(async keys => keys.map(() => canaryOf(context.viewer)));
  loaders.set(context.load, made);
  return made;
}

/** What nobody but this viewer may ever be told. */
export const canaryOf = ({ personId }: Viewer): string => `the canary of ${personId}`;

/**
 * A stage with one topic and a schema in which everything that depends on who asks says who that was: at once, later, by
 * way of a loader, of a copy of the context, of `toJSON`, of an error and of what was left behind in an event.
 */
export class SharingStage {
  readonly topic = `stage:${randomUUID()}`;
  /** Who may follow; to be changed with an event that says so. */
  readonly readers = new Set<string>();
  /** Who may see what is sealed up to which level. */
  readonly clearance = new Map<string, number>();
  /** How often each event was executed on, by its seq. */
  readonly executions = new Map<number, number>();
  /** What slow fields wait for. */
  gate: Promise<void> = Promise.resolve();
  readonly schema = this.makeSchema();

  constructor(private readonly world: World) {}

  async open(): Promise<this> {
    await openTopic(this.world.db.manager, this.topic);
    return this;
  }

  readonly live = (live: LiveApi): LiveApi => ({ ...live, source: () => this.source() });

  /** Appends an event, takes the readers away whom it is about, and rings. */
  async happens(kind: "Said" | "Hidden" | "Removed", facts: { touchy: boolean }, removed?: string): Promise<number> {
    const access = kind === "Removed";
    const event = { kind, facts: { ...facts, words: `words ${newId()}` }, actorId: null, access };
    const seq = await this.world.db.transaction(async tx => {
      const at = await append(tx, this.topic, event, this.world.clock.now());
      if (removed) this.readers.delete(removed);
      return at;
    });
    this.world.hub.ring(this.topic, seq);
    return seq;
  }

  async cursorAt(seq: number): Promise<string> {
    const head = (await headsOf(this.world.db.manager, [this.topic])).get(this.topic);
    return cursorOf({ epoch: head?.epoch ?? "", seq });
  }

  source(): LiveSource<Item> {
    return {
      topic: this.topic,
      what: "stage",
      readers: async personIds => new Set(personIds.filter(id => this.readers.has(id))),
      toEvent: ({ kind, seq, facts }, cursor) => (kind === "Hidden" ? null : { type: kind, cursor, seq, facts }),
    };
  }

  /** Not the same for each event, so that a later one could overtake. */
  private async takesTime({ seq = 0 }: Item): Promise<void> {
    await this.gate;
    for (let left = (seq * 7) % 4; left >= 0; left -= 1) await turn();
  }

  private makeSchema(): GraphQLSchema {
    type Field = (item: Item, context: StageContext, args: Record<string, unknown>) => unknown;
    const of = (resolve: Field, more: object = {}) => ({
      ...text,
      ...more,
      resolve: (item: Item, args: Record<string, unknown>, context: StageContext) => resolve(item, context, args),
    });
    const thing: GraphQLObjectType = new GraphQLObjectType({
      name: "Thing",
      fields: () => ({
        words: of(({ facts }, _, { loud }) => (loud ? String(facts?.words).toUpperCase() : facts?.words), {
          args: { loud: { type: GraphQLBoolean } },
        }),
        later: of(async item => {
          await this.takesTime(item);
          return item.facts?.words;
        }),
        mine: of((_, { viewer }) => canaryOf(viewer)),
        mineLater: of(async (item, context) => {
          await this.takesTime(item);
          return canaryOf(context.viewer);
        }),
        mineSometimes: of(({ facts }, context) => (facts?.touchy ? canaryOf(context.viewer) : "nobody's")),
        mineBatched: of((_, context) => loaderOf(context).load("whoever asks")),
        mineSpread: of((_, context) => canaryOf({ ...context }.viewer)),
        mineAtLast: of((_, context) => ({ toJSON: () => canaryOf(context.viewer) }), { type: late }),
        mineRefused: of((_, context) => {
          throw new Fault("FORBIDDEN", canaryOf(context.viewer));
        }),
        mineUnnoticed: of((item, context) => {
          const { facts } = item as { facts: Record<string, unknown> };
          Reflect.set(facts, "left", canaryOf(context.viewer));
          return "nothing to see";
        }),
        left: of(({ facts }) => facts?.left ?? null),
        around: of(() => around.getStore() ?? null),
        sealed: of(
          (_, { viewer }, { level }) => {
            return (this.clearance.get(viewer.personId) ?? 0) >= Number(level) ? `sealed ${level}` : null;
          },
          { args: { level: { type: new GraphQLNonNull(GraphQLInt) } } },
        ),
        inner: of(item => item, { type: thing }),
        inners: of(item => [item, item], { type: new GraphQLList(thing) }),
      }),
    });
    const item = new GraphQLObjectType({
      name: "Item",
      fields: {
        type: text,
        cursor: text,
        reason: text,
        seq: { type: GraphQLInt },
        who: of((_, { viewer }) => canaryOf(viewer)),
        thing: of(one => (one.facts ? one : null), { type: thing }),
      },
    });
    const events = {
      type: item,
      args: { after: text, only: text },
      resolve: (one: Item) => {
        if (one.seq !== undefined) this.executions.set(one.seq, (this.executions.get(one.seq) ?? 0) + 1);
        return one;
      },
    };
    return new GraphQLSchema({
      query: new GraphQLObjectType({ name: "Query", fields: { flag: { type: flag, resolve: () => true } } }),
      subscription: new GraphQLObjectType({ name: "Subscription", fields: { events } }),
    });
  }
}

const formatError = createFormatError({ log: () => {}, suggestions: true });

/** What graphql-js answers somebody who executes alone, and whether that took knowing who they are. */
export async function alone(stage: SharingStage, source: string, variables: Variables, item: Item, viewer: Viewer) {
  let isPersonal = false;
  const contextValue = {
    load: {},
    get viewer() {
      isPersonal = true;
      return viewer;
    },
  };
  const rootValue = { ...item, ...(item.facts && { facts: Object.freeze({ ...item.facts }) }) };
  const executed = await around.exit(() =>
    execute({ schema: stage.schema, document: parse(source), rootValue, contextValue, variableValues: variables }),
  );
  const errors = executed.errors?.map(error => formatError(error));
  return { result: comparable({ ...executed, ...(errors && { errors }) }), isPersonal };
}

/** A result as a client reads it, without what is new in every answer. */
export const comparable = (result: object): unknown =>
  JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === "requestId" ? undefined : value)));
