import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/build.mjs";

/** @param {string} path inside dist: Node runs what was built */
const built = path => import(pathToFileURL(join(root, "dist", path)).href);
/** @type {typeof import("../../server/db/data-source.js")} */
const { createDataSource } = await built("server/db/data-source.js");
/** @type {typeof import("../../server/mail/index.js")} */
const { MailOutbox, deliverMail } = await built("server/mail/index.js");
/** @type {typeof import("../../server/queue/index.js")} */
const { Queue } = await built("server/queue/index.js");

/** Delivers one mail as a node does, in a process that a test can kill. */
const [, , databaseUrl = "", smtpUrl = "", mailId = ""] = argv;
const log = { info() {}, warn() {}, error() {} };
const clock = { now: () => new Date() };
const db = createDataSource(
  { url: databaseUrl, poolSize: 1 },
  { entities: [], migrations: [], log, acquireTimeoutMs: 10_000 },
);
await db.initialize();
const queue = new Queue({ db, log, kinds: [deliverMail] });
const mail = new MailOutbox({ db, queue, clock, log, smtpUrl, outboxDir: "", from: "Ithaca <no-reply@ithaca.test>" });
await mail.deliver(mailId);
await db.destroy();
