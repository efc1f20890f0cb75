import pg from "pg";

/** Whether a connection is cut before a statement reaches the database, or once its answer is there. */
export type CutWhen = "BEFORE" | "AFTER";

/**
 * Cuts the connection at the `at`-th statement from now, whichever connection of this process speaks it, and every later
 * one before it is spoken, as when the node or the network died there. Gives how many statements passed and whether the
 * cut was made; `end` it.
 */
export function cutAt(at: number, when: CutWhen) {
  const original = Reflect.get(pg.Client.prototype, "query");
  const seen = { statements: 0, isCut: false };
  const counted = function (this: pg.Client, ...args: unknown[]) {
    seen.statements += 1;
    const cut = () => Reflect.get(Reflect.get(this, "connection"), "stream").destroy();
    const isBefore = when === "BEFORE" || seen.isCut;
    if (seen.statements < at) return Reflect.apply(original, this, args);
    seen.isCut = true;
    if (isBefore) cut();
    const told = args.at(-1);
    if (!isBefore && typeof told === "function") {
      args[args.length - 1] = () => {
        cut();
        told(lost());
      };
      return Reflect.apply(original, this, args);
    }
    const answer = Reflect.apply(original, this, args);
    if (isBefore || !(answer instanceof Promise)) return answer;
    return answer.then(() => {
      cut();
      throw lost();
    });
  };
  Reflect.set(pg.Client.prototype, "query", counted);
  return { seen, end: () => Reflect.set(pg.Client.prototype, "query", original) };
}

const lost = () => new Error("The connection was cut before the answer was read.");
