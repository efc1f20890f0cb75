import { pino } from "pino";
import type { Log } from "./kernel/log.js";

const secrets = ["authorization", "password", "token", "accessToken", "refreshToken"];
/** What a failed statement's error carries of the row it was about: hashes, keys, people's words. */
const rowParts = ["parameters", "detail", "where", "driverError"];

/** Structured lines on standard error; tokens, passwords and the values of failed statements are struck out. */
export const createLog = (level: string): Log =>
  pino(
    { level, base: null, redact: [...secrets, ...rowParts].flatMap(name => [name, `*.${name}`]) },
    pino.destination({ dest: 2, sync: true }),
  );
