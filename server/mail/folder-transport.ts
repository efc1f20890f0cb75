import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../kernel/log.js";
import type { Letter } from "./letter.js";
import type { Transport } from "./transport.js";

/** Writes letters as text files a person can read, for installations without a mail server. */
export function folderTransport(folder: string, from: string, log: Log): Transport {
  return {
    async send(letter: Letter) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, fileName(letter));
      // Renamed when whole, so that nobody reads half a letter; a repeated sending replaces its own file.
      await writeFile(`${path}.part`, asText(letter, from), { mode: 0o600 });
      await rename(`${path}.part`, path);
      // The file is named after the address, which the log has no business with.
      log.info({ folder, kind: letter.kind, messageId: letter.messageId }, "a mail was written to the outbox folder");
    },
    close: () => undefined,
  };
}

/** The letter's time, kind and address without any sign a file system gives a meaning, and the end of its id. */
function fileName({ createdAt, kind, to, messageId }: Letter): string {
  const time = createdAt.toISOString().replaceAll(":", "-");
  return `${time}-${safe(kind, 40)}-${safe(to, 80)}-${safe(messageId.split("@")[0]?.slice(-8) ?? "", 8)}.eml`;
}

const safe = (text: string, longest: number): string =>
  text
    .replace(/[^\w@+.-]/g, "_")
    .replace(/\.{2,}/g, "_")
    .slice(0, longest);

/** A message as RFC 6532 has it: headers and text in UTF-8, nothing encoded, so that links can be read and clicked. */
const asText = ({ to, subject, body, messageId, createdAt }: Letter, from: string): string =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    `Date: ${createdAt.toUTCString()}`,
    "Auto-Submitted: auto-generated",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    body,
    "",
  ].join("\n");
