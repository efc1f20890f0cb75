import { useCallback, useInsertionEffect, useMemo, useRef, useState } from "react";
import { isRefusal, type Refusal } from "../core/errors.js";
import type { Local, Sending } from "../core/outbox.js";

/** Something that was sent and is not yet to be seen where it belongs. */
export interface Pending<Result, Input> {
  /** To show at once, in its place. */
  readonly local: Local<Input>;
  /** Why it will not come to be; null while it is on its way. */
  readonly failure: Failure<Result> | null;
  /** Shows it no more: for what has failed, when it was read. */
  readonly dismiss: () => void;
}

/** A refusal, or the fault that was thrown. */
export type Failure<Result> = Extract<Result, Refusal> | Error;

export interface SendOptions<Result, Input> {
  /** What is there by now. What is sent is pending until something with its `clientId` is among it; without, until the answer. */
  readonly shown?: readonly { readonly clientId?: string | null }[] | undefined;
  /** Told of each failure, also of one that comes when the component is gone: then nobody else is. */
  readonly onFailed?: (failure: Failure<Result>, local: Local<Input>) => void;
}

/** A stable function that sends, and what it sent that is still to come. */
export function useSend<Args extends readonly unknown[], Result, Input>(
  send: (...args: Args) => Sending<Result, Input>,
  options: SendOptions<Result, Input> = {},
): readonly [send: (...args: Args) => Sending<Result, Input>, pending: readonly Pending<Result, Input>[]] {
  const latest = useRef({ send, ...options });
  useInsertionEffect(() => {
    latest.current = { send, ...options };
  });
  const [sent, setSent] = useState<readonly Pending<Result, Input>[]>([]);

  const sendNow = useCallback((...args: Args) => {
    const sending = latest.current.send(...args);
    const { local } = sending;
    const dismiss = () => setSent(all => all.filter(one => one.local !== local));
    const fail = (failure: Failure<Result>) => {
      setSent(all => all.map(one => (one.local === local ? { ...one, failure } : one)));
      latest.current.onFailed?.(failure, local);
    };
    setSent(all => [...without(all, latest.current.shown), { local, failure: null, dismiss }]);
    sending.then(result => {
      if (isRefusal(result)) fail(result as Failure<Result>);
      else if (!latest.current.shown) dismiss();
    }, fail);
    return sending;
  }, []);

  const { shown } = options;
  return [sendNow, useMemo(() => without(sent, shown), [sent, shown])];
}

function without<Result, Input>(sent: readonly Pending<Result, Input>[], shown: SendOptions<Result, Input>["shown"]) {
  const there = new Set(shown?.map(({ clientId }) => clientId));
  return sent.filter(({ local }) => !there.has(local.clientId));
}
