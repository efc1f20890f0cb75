import { pino } from "pino";
import type { Log } from "./kernel/log.js";

/** Structured lines on standard error; tokens and passwords are struck out wherever they stand. */
export const createLog = (level: string): Log =>
  pino(
    { level, base: null, redact: ["*.authorization", "*.password", "*.token", "*.accessToken", "*.refreshToken"] },
    pino.destination({ dest: 2, sync: true }),
  );
