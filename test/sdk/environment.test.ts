import { expect, test } from "@jest/globals";
import * as web from "../../client-sdk/src/index.js";
import { webEnvironment } from "../../client-sdk/src/index.js";
import * as native from "../../client-sdk/src/native.js";

/** Puts something in the place of a global for the length of `work`. */
function withGlobals(globals: Readonly<Record<string, unknown>>, work: () => void) {
  const before = Object.keys(globals).map(name => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  try {
    work();
  } finally {
    for (const [name, descriptor] of before) {
      Reflect.deleteProperty(globalThis, name);
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
  }
}

/** A thing with listeners, as `window` and `document` are. */
function target() {
  const events = new EventTarget();
  let count = 0;
  return {
    addEventListener(type: string, listener: () => void) {
      count += 1;
      events.addEventListener(type, listener);
    },
    removeEventListener(type: string, listener: () => void) {
      count -= 1;
      events.removeEventListener(type, listener);
    },
    happen: (type: string) => events.dispatchEvent(new Event(type)),
    get count() {
      return count;
    },
  };
}

test("a browser says whether there is a network and whether somebody looks, and when that changes", () => {
  const window = target();
  const page = Object.assign(target(), { visibilityState: "visible" });
  const navigator = { onLine: true };
  const { addEventListener, removeEventListener } = window;
  withGlobals({ addEventListener, removeEventListener, document: page, navigator }, () => {
    const environment = webEnvironment();
    const seen: unknown[] = [];
    const stop = environment.onChange(() => seen.push([environment.isOnline(), environment.isVisible()]));
    navigator.onLine = false;
    window.happen("offline");
    navigator.onLine = true;
    window.happen("online");
    page.visibilityState = "hidden";
    page.happen("visibilitychange");
    expect(seen).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    stop();
    window.happen("offline");
    expect([seen.length, window.count]).toEqual([3, 0]);
  });
});

test("a script of Node is online and looked at, and its fetch, clock and dice are those of the platform", async () => {
  const nothing = { addEventListener: undefined, removeEventListener: undefined, document: undefined };
  withGlobals({ ...nothing, navigator: undefined, fetch: async () => "answer" }, () => {
    const environment = webEnvironment();
    expect([environment.isOnline(), environment.isVisible()]).toEqual([true, true]);
    environment.onChange(() => {})();
    const init = { method: "POST", headers: {}, body: "" };
    expect(environment.fetch("https://api.test", init)).toBeInstanceOf(Promise);
    expect(environment.random()).toBeLessThan(1);
  });
  const environment = webEnvironment();
  const began = environment.now();
  await new Promise<void>(resolve => environment.setTimeout(resolve, 1));
  environment.clearTimeout(environment.setTimeout(() => expect("this").toBe("stopped"), 0));
  await new Promise<void>(resolve => environment.setTimeout(resolve, 5));
  expect(environment.now()).toBeGreaterThan(began);
});

test("React Native says both by AppState and NetInfo, and when they change", () => {
  const appListeners = new Set<() => void>();
  const netListeners = new Set<(state: { isConnected: boolean | null }) => void>();
  const AppState = {
    currentState: "active",
    addEventListener(_: "change", listener: () => void) {
      appListeners.add(listener);
      return { remove: () => void appListeners.delete(listener) };
    },
  };
  const NetInfo = {
    addEventListener(listener: (state: { isConnected: boolean | null }) => void) {
      netListeners.add(listener);
      return () => void netListeners.delete(listener);
    },
  };
  const environment = native.nativeEnvironment({ AppState, NetInfo });
  const seen: unknown[] = [];
  const stop = environment.onChange(() => seen.push([environment.isOnline(), environment.isVisible()]));
  const net = (isConnected: boolean | null) => {
    for (const listener of netListeners) listener({ isConnected });
  };
  const app = (state: string) => {
    AppState.currentState = state;
    for (const listener of appListeners) listener();
  };
  net(null);
  net(false);
  net(true);
  app("inactive");
  app("background");
  expect(seen).toEqual([
    [true, true],
    [false, true],
    [true, true],
    [true, true],
    [true, false],
  ]);
  stop();
  expect([appListeners.size, netListeners.size]).toEqual([0, 0]);
});

test("React Native without either takes it that there is a network and somebody looks", () => {
  const environment = native.nativeEnvironment();
  environment.onChange(() => {})();
  expect([environment.isOnline(), environment.isVisible()]).toEqual([true, true]);
});

test("the entry for React Native exports what that for the web does", () => {
  expect(Object.keys(native)).toEqual(Object.keys(web));
});
