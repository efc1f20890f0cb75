import type { GraphQLSchema } from "graphql";
import { notFound } from "../kernel/fault.js";
import type { Viewer } from "../kernel/viewer.js";
import type { Hub, LiveSource } from "../realtime/index.js";
import type { LiveApi } from "./api.js";
import type { FormatError } from "./errors.js";
import { FanoutGroup, type Pace } from "./fanout-group.js";
import { Follower, type Listener, type StreamTally } from "./follower.js";
import type { LiveQuestion } from "./live-question.js";
import { type Selection, SharedExecution } from "./shared-execution.js";

export interface FanoutDeps {
  readonly schema: GraphQLSchema;
  readonly live: LiveApi;
  readonly hub: Hub;
  readonly formatError: FormatError;
  readonly tally?: StreamTally | undefined;
  readonly pace?: Pace;
}

/** Who follows on a node, and how far they are behind. */
export interface FollowerCounts {
  readonly followers: number;
  /** Followers that share each result. */
  readonly groups: number;
  /** Followers that have yet to be given events that this node has read. */
  readonly behind: number;
  /** Events that the one farthest behind has yet to be given. */
  readonly farthest: number;
}

/** Brings followers who ask the same together, so that each result is made once however many they are. */
export class Fanout {
  private readonly groups = new Map<string, Promise<FanoutGroup>>();
  private readonly openGroups = new Set<FanoutGroup>();
  private readonly execution: SharedExecution;

  constructor(private readonly deps: FanoutDeps) {
    this.execution = new SharedExecution(deps.schema, deps.live, deps.formatError);
  }

  /** What the question follows for this viewer; null when its results are nobody's to share. */
  sourceOf({ field, args }: LiveQuestion, viewer: Viewer): LiveSource | null {
    return this.deps.live.source(field, args, viewer);
  }

  /**
   * A follower in the group of those who asked the same: the same text and operation (`documentKey`), the same variables
   * but for the cursor, the same topic. Not started yet; `leave` it in any case.
   */
  async join(
    source: LiveSource,
    selection: Selection & { readonly documentKey: string; readonly variablesKey: string },
    listener: Listener,
  ): Promise<Follower> {
    const key = [source.topic, selection.documentKey, selection.operationName ?? "", selection.variablesKey].join("\n");
    for (;;) {
      const group = await this.groupOf(key, source, selection);
      // The last follower may have left while we waited.
      if (group.isOver) continue;
      const follower = new Follower(group, listener, this.deps.tally);
      group.add(follower);
      return follower;
    }
  }

  /** How many groups there are on this node. */
  get groupCount(): number {
    return this.groups.size;
  }

  /** Looked up whenever it is asked for, so that it costs nothing between. */
  followerCounts(): FollowerCounts {
    let [followers, behind, farthest] = [0, 0, 0];
    for (const group of this.openGroups) {
      for (const lag of group.lags()) {
        followers += 1;
        if (lag > 0) behind += 1;
        farthest = Math.max(farthest, lag);
      }
    }
    return { followers, groups: this.openGroups.size, behind, farthest };
  }

  private groupOf(key: string, source: LiveSource, selection: Selection): Promise<FanoutGroup> {
    const known = this.groups.get(key);
    if (known) return known;
    const opening = this.open(key, source, selection);
    this.groups.set(key, opening);
    opening.catch(() => this.groups.delete(key));
    return opening;
  }

  private async open(key: string, source: LiveSource, selection: Selection): Promise<FanoutGroup> {
    const { hub, formatError, pace } = this.deps;
    const reader = await hub.acquire(source.topic);
    if (!reader) throw notFound(source.what);
    const leave = () => {
      this.groups.delete(key);
      this.openGroups.delete(group);
      hub.release(source.topic);
    };
    const group = new FanoutGroup(reader, source, selection, this.execution, formatError, leave, pace);
    this.openGroups.add(group);
    return group;
  }
}
