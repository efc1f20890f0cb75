import { type Environment, platform } from "./environment.js";

/** React Native's `AppState`, as much as is needed of it. */
export interface AppStateLike {
  readonly currentState: string | null | undefined;
  addEventListener(type: "change", listener: () => void): { remove(): void };
}

/** `@react-native-community/netinfo`, as much as is needed of it. */
export interface NetInfoLike {
  addEventListener(listener: (state: { readonly isConnected: boolean | null }) => void): () => void;
}

/**
 * React Native. With `AppState` a connection is looked at when the app comes back to the front; with `NetInfo` one is
 * opened as soon as there is a network. Without them both work, a little later.
 */
export function nativeEnvironment(parts: { AppState?: AppStateLike; NetInfo?: NetInfoLike } = {}): Environment {
  const { AppState, NetInfo } = parts;
  let isConnected: boolean | null = null;
  return {
    ...platform(),
    isOnline: () => isConnected !== false,
    // "inactive" is an app in front behind a dialog.
    isVisible: () => AppState?.currentState !== "background",
    onChange(listener: () => void) {
      const appState = AppState?.addEventListener("change", listener);
      const stop = NetInfo?.addEventListener(state => {
        isConnected = state.isConnected;
        listener();
      });
      return () => {
        appState?.remove();
        stop?.();
      };
    },
  };
}
