import { createSocket, type Operation } from "../../client-sdk/src/core/socket.js";
import { createTokens, type TokenFunction, type TokenRequest } from "../../client-sdk/src/core/tokens.js";
import { TurnedEnvironment } from "./turned-environment.js";

/** A socket that has nothing to do yet. */
export function connecting(token: TokenFunction = () => "t1", environment = new TurnedEnvironment()) {
  const tokens = createTokens(environment, token);
  const socket = createSocket({ environment, url: "wss://api.test/graphql", tokens });
  /** Runs something; what happened to it is written down. */
  const run = () => {
    const happened: unknown[] = [];
    const operation: Operation = {
      payload: () => ({ query: "subscription { root }", variables: {} }),
      next: ({ data }) => happened.push(data),
      error: ({ code, message }) => happened.push([code, message]),
      complete: () => happened.push("complete"),
      dropped: () => happened.push("dropped"),
    };
    return { happened, stop: socket.run(operation) };
  };
  const open = async () => {
    const running = run();
    await environment.settle();
    environment.socket.greet();
    return running;
  };
  return { environment, open, run, socket, tokens };
}

/** Tokens t1, t2, …, and why each was asked for. */
export function counted() {
  const reasons: TokenRequest["reason"][] = [];
  const token: TokenFunction = ({ reason }) => {
    reasons.push(reason);
    return `t${reasons.length}`;
  };
  return { reasons, token };
}
