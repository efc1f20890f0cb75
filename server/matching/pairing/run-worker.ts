import { parentPort, workerData } from "node:worker_threads";
import { buildMarkets } from "./build-market.js";
import { solve } from "./engine/solve.js";
import type { MentorInput, PairingInputs } from "./inputs.js";
import { keptBytes } from "./kept-market.js";
import { outcomeOf } from "./outcome.js";
import type { FromPairing, PairingStart } from "./pairing-messages.js";

// The thread of one run: it makes the market of the inputs, has it solved, says what came of it and ends.
const { inputs: text, objective, seed } = workerData as PairingStart;
const say = (message: FromPairing): void => parentPort?.postMessage(message);

/** What making the market counts of the whole; the solver cannot say how far it is. */
const marketPercent = 50;
const tellEach = 10;

const inputs: PairingInputs = JSON.parse(text);
let told = 0;
const markets = buildMarkets(inputs, seed, read => {
  const percent = Math.floor((read / inputs.mentees.length) * marketPercent);
  if (percent < told + tellEach || percent === marketPercent) return;
  told = percent;
  say({ kind: "progressed", percent });
});
say({ kind: "progressed", percent: marketPercent });
const solution = await solve(markets.market, { objective, seed });
const { proposals, unpaired, measures } = outcomeOf(inputs, markets, solution.edgeOf);
/** Who was to take part for pins that could not stand took none. */
const loadOf = ({ id }: MentorInput, at: number) => {
  const places = markets.market.capacities[at] ?? 0;
  return places > 0 ? [{ mentor_id: id, places }] : [];
};
const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);
say({
  kind: "solved",
  run: {
    market: keptBytes({ ...markets, solution, menteeIds: ids(inputs.mentees), mentorIds: ids(inputs.mentors) }),
    proposals: JSON.stringify(proposals),
    unpaired: JSON.stringify(unpaired),
    loads: JSON.stringify(inputs.mentors.flatMap(loadOf)),
    measures,
  },
});
