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
export function createContext(app: App, caller: Caller, viewer: Viewer | null, ended: AbortSignal): Context {
  return {
    app,
    load: createLoaders(app),
    caller,
    get viewer(): Viewer {
      if (!viewer) throw new Fault("UNAUTHENTICATED", "Please sign in.");
      return viewer;
    },
    ended,
  };
}
