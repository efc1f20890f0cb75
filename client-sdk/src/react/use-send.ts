import { type DependencyList, useEffect, useMemo } from "react";
import { type IthacaError, isRefusal, type Refusal } from "../core/errors.js";
import type { Entry, Local, Outbox, Sending } from "../core/outbox.js";
import { useLive } from "./use-live.js";

/** Something that was sent and is not yet to be seen where it belongs. */
export interface Pending<Result, Input> {
  /** To show at once, in its place. */
  readonly local: Local<Input>;
  /** Why it will not come to be; null while it is on its way. */
  readonly failure: Extract<Result, Refusal> | IthacaError | null;
  /** Shows it no more: for what has failed, when it was read. */
  readonly dismiss: () => void;
}

/** What a screen shows of what was sent. */
export interface SendOptions {
  readonly outbox: Outbox;
  /** What of the outbox belongs here: also of earlier runs, and of other screens and tabs. */
  readonly isMine: (entry: Entry) => boolean;
  /**
   * What is there by now. What is sent here is pending until something with its `clientId` is among it, so that it is not
   * gone in between; undefined while it is being loaded. Left out, it is pending until the answer.
   */
  readonly shown?: readonly { readonly clientId?: string | null }[] | undefined;
}

/**
 * A stable function that sends, and what is still to come of what was sent. What fails is told here while the component is
 * mounted, and by `outbox.onFailed` otherwise. `deps` name where things are sent to.
 */
export function useSend<Args extends readonly unknown[], Result, Input>(
  send: (...args: Args) => Sending<Result, Input>,
  options: SendOptions,
  deps: DependencyList,
): readonly [send: (...args: Args) => Sending<Result, Input>, pending: readonly Pending<Result, Input>[]] {
  type Item = Pending<Result, Input>;
  type Live = { all: ReadonlyMap<string, Item>; sendNow: typeof send; see: (clientId: string) => void };
  const { outbox, isMine, shown } = options;
  const live = useLive<Live>((change, now) => {
    /** What this screen has sent, by clientId: null until it is kept, and once it has arrived. */
    const own = new Map<string, Sending<Result, Input> | null>();
    /** What was where it belongs: it is not pending again when it is there no longer. */
    const seen = new Set<string>();
    let looks = 0;

    const put = (local: Local<Input>, failure: Item["failure"]) => {
      if (seen.has(local.clientId)) return;
      const dismiss = () => drop(local.clientId);
      change({ all: new Map(now().all).set(local.clientId, { local, failure, dismiss }) });
    };
    const drop = (clientId: string) => change({ all: new Map([...now().all].filter(([id]) => id !== clientId)) });

    const look = async () => {
      looks += 1;
      const mine = looks;
      const entries = (await outbox.pending().catch(() => [])).filter(isMine);
      if (mine !== looks) return;
      for (const entry of entries) if (!now().all.has(entry.clientId)) put(localOf(entry), null);
      const waiting = new Set(entries.map(({ clientId }) => clientId));
      for (const [clientId, { local, failure }] of now().all) {
        if (failure || waiting.has(clientId)) continue;
        const sending = own.get(clientId);
        if (sending === undefined) drop(clientId);
        // It is answered by now. Awaited before that, its failure would not be told to anybody else when this is gone.
        else
          sending?.then(
            result => arrive(local, result),
            fault => put(local, fault),
          );
      }
    };
    const arrive = (local: Local<Input>, result: Result) => {
      own.set(local.clientId, null);
      if (isRefusal(result)) put(local, result as Item["failure"]);
      else if (!("shown" in options)) drop(local.clientId);
    };

    return {
      state: {
        all: new Map(),
        sendNow(...args) {
          const sending = send(...args);
          const { local, kept } = sending;
          own.set(local.clientId, null);
          put(local, null);
          kept.then(
            () => {
              own.set(local.clientId, sending);
              look();
            },
            fault => put(local, fault),
          );
          return sending;
        },
        see(clientId) {
          seen.add(clientId);
          drop(clientId);
        },
      },
      begin() {
        const stops = [
          outbox.onChange(look),
          outbox.onFailed(({ entry, reason }) => {
            if (!isMine(entry)) return false;
            put(localOf(entry), reason as Item["failure"]);
            return true;
          }),
        ];
        look();
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  }, deps);

  const { all, sendNow, see } = live;
  const there = useMemo(() => new Set(shown?.map(({ clientId }) => clientId)), [shown]);
  useEffect(() => {
    for (const clientId of all.keys()) if (there.has(clientId)) see(clientId);
  }, [all, there, see]);
  const pending = useMemo(() => [...all.values()].filter(({ local }) => !there.has(local.clientId)), [all, there]);
  return [sendNow, pending];
}

const localOf = ({ input, clientId, at }: Entry) =>
  ({ ...input, clientId, createdAt: new Date(at).toISOString() }) as never;
