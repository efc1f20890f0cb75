import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Frame, FrameReader, query, sync } from "../../server/db/embedded-frames.js";

const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);
const askForEncryption = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const goodbye = Buffer.from([0x58, 0, 0, 0, 4]);

test("however the bytes of a connection are cut, the same messages come out, each of them whole", () => {
  const words = fc.string({ maxLength: 200 }).map(text => query(text.replaceAll("\0", "")));
  const message = fc.oneof(words, fc.constant(sync));
  fc.assert(
    fc.property(fc.array(message), fc.boolean(), fc.array(fc.nat({ max: 60 })), (messages, encrypts, cuts) => {
      const bytes = Buffer.concat([...(encrypts ? [askForEncryption] : []), startup, ...messages, goodbye]);
      const reader = new FrameReader();
      const frames: Frame[] = [];
      let at = 0;
      for (const cut of [...cuts, bytes.length]) {
        if (cut > 0 && at < bytes.length) frames.push(...reader.push(bytes.subarray(at, at + cut)));
        at += cut;
      }
      expect(frames.filter(frame => frame.kind === "encryption-asked")).toHaveLength(encrypts ? 1 : 0);
      expect(frames.filter(frame => frame.kind === "startup")).toEqual([{ kind: "startup", bytes: startup }]);
      expect(frames.at(-1)).toEqual({ kind: "goodbye" });
      const batches = frames.flatMap(frame => (frame.kind === "messages" ? [frame.bytes] : []));
      expect(Buffer.concat(batches)).toEqual(Buffer.concat(messages));
      const ends = messages.map((_, index) => Buffer.concat(messages.slice(0, index + 1)).length);
      let end = 0;
      for (const batch of batches) {
        end += batch.length;
        expect(ends).toContain(end);
      }
    }),
  );
});

test("bytes that are no message of the protocol are refused, not waited for", () => {
  const reader = new FrameReader();
  reader.push(startup);
  expect(() => reader.push(Buffer.from("GET / HTTP/1.1\r\n"))).toThrow("does not speak the PostgreSQL protocol");
});
