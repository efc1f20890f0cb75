import { Duplex } from "node:stream";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { WebSocket } from "ws";
import { bytesOf, SharedFrames, textFrame } from "../../server/http/frames.js";
import { defaultSocketLimits } from "../../server/http/socket-codes.js";
import { Wire } from "../../server/http/socket-wire.js";

const oneByOne = (beginning: string, payloads: readonly string[]) =>
  payloads.map(payload => textFrame(`${beginning}${payload}}`)).join("");

test("shared results are the frames that they would be one by one, behind any beginning", () => {
  const length = fc.oneof(fc.nat(300), fc.integer({ min: 65_400, max: 65_600 }));
  const text = fc
    .tuple(fc.constantFrom("x", "é", "🎈", '"'), length)
    .map(([sign, count]) => bytesOf(sign.repeat(count)));
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 5 }),
      fc.array(text, { maxLength: 4 }),
      (payloads, beginnings) => {
        const frames = new SharedFrames(payloads);
        for (const beginning of beginnings) {
          const bytes = frames.behind(beginning);
          expect(bytes === oneByOne(beginning, payloads)).toBe(true);
          expect(frames.bytesBehind(beginning)).toBeGreaterThanOrEqual(bytes.length);
        }
      },
    ),
    { numRuns: 50 },
  );
});

/** A wire into nothing that keeps each write, with so much unsent. */
function aWire(unsent = 0) {
  const writes: string[] = [];
  const stream = new Duplex({
    decodeStrings: false,
    read: () => {},
    write: (bytes, _, written) => {
      writes.push(String(bytes));
      written();
    },
  });
  Object.defineProperty(stream, "writableLength", { get: () => unsent });
  const socket: WebSocket = Object.create(WebSocket.prototype);
  Object.defineProperty(socket, "readyState", { value: WebSocket.OPEN });
  return { wire: new Wire(socket, stream, defaultSocketLimits), writes };
}

test("what a socket is given in one turn leaves in one write, several results and one alone", async () => {
  const { wire, writes } = aWire();
  const frames = new SharedFrames(["1", "2"]);
  expect(wire.sendTogether("[", frames)).toBe(true);
  wire.send("alone");
  expect(wire.sendTogether("(", frames)).toBe(true);
  expect(writes).toEqual([]);
  await new Promise(setImmediate);
  expect(writes).toEqual([oneByOne("[", ["1", "2"]) + textFrame("alone") + oneByOne("(", ["1", "2"])]);
});

test("results that would crowd a socket before the last of them are not taken, and nothing of them is sent", async () => {
  const half = "x".repeat(defaultSocketLimits.pauseBytes / 2 - 100);
  const { wire, writes } = aWire();
  expect(wire.sendTogether("[", new SharedFrames([half, half, half]))).toBe(false);
  expect(aWire(defaultSocketLimits.pauseBytes).wire.sendTogether("[", new SharedFrames(["1"]))).toBe(false);
  await new Promise(setImmediate);
  expect(writes).toEqual([]);
  expect(wire.sendTogether("[", new SharedFrames([half, half]))).toBe(true);
});

test("however many sockets are given something in one turn, each is written to once", async () => {
  const wires = Array.from({ length: 300 }, () => aWire());
  const frames = new SharedFrames(["1", "2", "3"]);
  for (const { wire } of wires) wire.sendTogether("[", frames);
  await new Promise(setImmediate);
  for (const { writes } of wires) expect(writes).toEqual([oneByOne("[", ["1", "2", "3"])]);
});
