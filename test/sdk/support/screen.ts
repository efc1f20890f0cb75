import { afterAll, afterEach } from "@jest/globals";
import { Window } from "happy-dom";
import { createElement, type FunctionComponent, StrictMode } from "react";

// React looks for these when it is loaded.
const window = new Window();
const { document, navigator } = window;
const page = { window, document, navigator, IS_REACT_ACT_ENVIRONMENT: true };
for (const [name, value] of Object.entries(page))
  Object.defineProperty(globalThis, name, { value, configurable: true });

const { createRoot } = await import("react-dom/client");
const { act } = await import("react");

const mounted = new Set<{ unmount(): void }>();

afterEach(() =>
  act(async () => {
    for (const root of mounted) root.unmount();
    mounted.clear();
  }),
);

afterAll(async () => {
  for (const name of Object.keys(page)) Reflect.deleteProperty(globalThis, name);
  await window.happyDOM.close();
});

/** A component that is nothing but one hook, mounted for real: what the hook gave with each render, and its end. */
export async function screen<Props extends object, Seen>(
  use: (props: Props) => Seen,
  props: NoInfer<Props>,
  isStrict = false,
) {
  const renders: Seen[] = [];
  const Screen: FunctionComponent<Props> = given => {
    renders.push(use(given));
    return null;
  };
  const root = createRoot(document.createElement("div") as never);
  mounted.add(root);
  const render = (next: Props) => {
    const element = createElement(Screen, next);
    return act(async () => root.render(isStrict ? createElement(StrictMode, null, element) : element));
  };
  await render(props);
  return {
    renders,
    get seen() {
      return renders.at(-1) as Seen;
    },
    render,
    unmount: () => act(async () => root.unmount()),
  };
}

export { act };
