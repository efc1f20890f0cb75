import type { App } from "../server/app.js";
import { Fault } from "../server/kernel/fault.js";
import type { Caller, Viewer } from "../server/kernel/viewer.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What a resolver may ask for. Destructure `viewer` only where it is used: reading it demands a signed-in person. */
export interface Context {
  readonly app: App;
  readonly load: Loaders;
  readonly caller: Caller;
  /** Who asks; reading it throws UNAUTHENTICATED for somebody not signed in. */
  readonly viewer: Viewer;
  /** Aborts when the viewer's session or socket is over. */
  readonly ended: AbortSignal;
}

/** A fresh context for one operation. */
export const createContext = (app: App, caller: Caller, viewer: Viewer | null, ended: AbortSignal): Context =>
  new OperationContext(app, createLoaders(app), caller, ended, viewer);

/**
 * A class, because Apollo Server copies a context's own properties and would ask an own getter on behalf of nobody; a
 * getter of the prototype is left for the resolvers.
 */
class OperationContext implements Context {
  constructor(
    readonly app: App,
    readonly load: Loaders,
    readonly caller: Caller,
    readonly ended: AbortSignal,
    private readonly signedIn: Viewer | null,
  ) {}

  get viewer(): Viewer {
    if (!this.signedIn) throw new Fault("UNAUTHENTICATED", "Please sign in.");
    return this.signedIn;
  }
}

/**
 * The context of an execution whose result many may be given: it knows nothing of a request or a session, and tells
 * when the viewer is read, because such a result is that viewer's alone. Asking it for anything else is a fault.
 */
export function createSharedContext(app: App, readViewer: () => Viewer): object {
  const known = {
    app,
    load: createLoaders(app),
    get viewer(): Viewer {
      return readViewer();
    },
  };
  return new Proxy(known, {
    get(target, key) {
      // TypeGraphQL asks every argument of a resolver whether it is a promise.
      if (typeof key === "symbol" || key === "then" || key in target) return Reflect.get(target, key);
      throw new Error(`What is shared by many cannot depend on context.${key}.`);
    },
  });
}
