/** What else finds the best total of a market in JavaScript or WebAssembly, each by the call its manual names. */
import { cpuMsSince, pairingMarket, sideArguments } from "../pairing-market.mjs";

/** @typedef {import("../pairing-market.mjs").BenchMarket} BenchMarket */

const { what, mentees, mentors, candidates } = sideArguments();
const market = pairingMarket(mentees, mentors, candidates);
const highest = 2000;
/** @param {number} edge */
const worth = edge => (market.menteeScore[edge] ?? 0) + (market.mentorScore[edge] ?? 0);
/** @param {number} edge */
const ownerOf = edge => Math.floor(edge / candidates);

/** Each prepares its own form of the market, which is not counted, and gives the solving, which tells the edges taken. */
const sides = {
  async highs() {
    const { default: loadHighs } = await import("highs");
    const highs = await loadHighs();
    const numCols = market.mentor.length;
    const numRows = mentees + mentors;
    const model = highs.createModel({
      numCols,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      // Everybody can be placed in this market, so the greatest total does so by itself; a bonus would only cost it time.
      colCost: Float64Array.from({ length: numCols }, (_, edge) => worth(edge)),
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(1),
      rowLower: new Float64Array(numRows),
      rowUpper: Float64Array.from({ length: numRows }, (_, row) =>
        row < mentees ? 1 : (market.capacities[row - mentees] ?? 0),
      ),
      matrix: {
        format: "csc",
        numRows,
        numCols,
        starts: Int32Array.from({ length: numCols + 1 }, (_, edge) => 2 * edge),
        indices: Int32Array.from({ length: 2 * numCols }, (_, at) =>
          at % 2 === 0 ? ownerOf(at / 2) : mentees + (market.mentor[(at - 1) / 2] ?? 0),
        ),
        values: new Float64Array(2 * numCols).fill(1),
      },
    });
    model.options.set({ output_flag: false });
    return () => {
      model.run();
      return [...model.getSolution().colValue.entries()].filter(([, value]) => value > 0.5).map(([edge]) => edge);
    };
  },

  async munkres() {
    const { munkres } = await import("munkres");
    const { costs, edgeAt } = dense(highest * mentees);
    return () => munkres(costs).flatMap(([row, column]) => edgeAt(row, column));
  },

  async "linear-sum-assignment"() {
    const { linearSumAssignment } = await import("linear-sum-assignment");
    const { costs, edgeAt } = dense(highest * mentees);
    return () =>
      [...linearSumAssignment(costs, { maximaze: false }).rowAssignments].flatMap((column, row) => edgeAt(row, column));
  },

  async "min-cost-flow"() {
    const { minCostFlow } = await import("min-cost-flow");
    const graph = [
      ...Array.from({ length: mentees }, (_, mentee) => ({ from: "SOURCE", to: `a${mentee}`, capacity: 1, cost: 0 })),
      ...Array.from(market.mentor, (mentor, edge) => ({
        from: `a${ownerOf(edge)}`,
        to: `b${mentor}`,
        capacity: 1,
        cost: highest - worth(edge),
      })),
      ...Array.from(market.capacities, (capacity, mentor) => ({ from: `b${mentor}`, to: "SINK", capacity, cost: 0 })),
    ];
    return () =>
      minCostFlow(graph)
        .filter(({ from, to, flow }) => flow > 0 && from !== "SOURCE" && to !== "SINK")
        .map(({ from, to }) => edgeBetween(Number(from.slice(1)), Number(to.slice(1))));
  },
};

/** A row for each mentee and a column for each place; what is not listed costs more than all that is. @param {number} absent */
function dense(absent) {
  /** @type {number[]} */
  const columns = [...market.capacities].flatMap((capacity, mentor) => Array.from({ length: capacity }, () => mentor));
  const costs = Array.from({ length: mentees }, (_, mentee) => {
    const byMentor = new Map();
    for (let edge = mentee * candidates; edge < (mentee + 1) * candidates; edge += 1)
      byMentor.set(market.mentor[edge], highest - worth(edge));
    return columns.map(mentor => byMentor.get(mentor) ?? absent);
  });
  /** @param {number} row @param {number} column */
  const edgeAt = (row, column) => {
    const edge = edgeBetween(row, columns[column] ?? -1);
    return edge === -1 ? [] : [edge];
  };
  return { costs, edgeAt };
}

/** @param {number} mentee @param {number} mentor */
function edgeBetween(mentee, mentor) {
  for (let edge = mentee * candidates; edge < (mentee + 1) * candidates; edge += 1)
    if (market.mentor[edge] === mentor) return edge;
  return -1;
}

const side = sides[/** @type {keyof typeof sides} */ (what)];
const solve = await side();
const began = process.cpuUsage();
const taken = solve();
const cpuMs = cpuMsSince(began);
const total = taken.reduce((sum, edge) => sum + worth(edge), 0);
console.log(JSON.stringify({ cpuMs, placed: taken.length, total, rssMb: process.resourceUsage().maxRSS / 1024 }));
