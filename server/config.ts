/** One setting: the environment variable it comes from, what it means, and how its text is read. */
interface Setting<T> {
  readonly variable: string;
  readonly meaning: string;
  /** What an unset variable means, as it would be written in the environment; "" for nothing. */
  readonly usual: string;
  /** Reads the text; throws an Error whose message completes "PORT must be …". */
  readonly read: (text: string, mode: string) => T;
  /** Whether the text may hold a password, so that no message repeats it. */
  readonly secret: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const text = (text: string) => text;
const list = (text: string) =>
  text
    .split(",")
    .map(part => part.trim())
    .filter(part => part !== "");

const integer = (least: number, most: number) => (text: string) => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new Error(`a whole number from ${least} to ${most}`);
  return number;
};

const flag = (text: string) => {
  if (text === "1" || text === "true") return true;
  if (text === "0" || text === "false" || text === "") return false;
  throw new Error("1 or 0");
};

const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (text: string): T => {
    const word = words.find(candidate => candidate === text);
    if (word === undefined) throw new Error(`one of ${words.join(", ")}`);
    return word;
  };

const urlOf =
  (...protocols: readonly string[]) =>
  (text: string) => {
    if (text === "") return null;
    const starts = protocols.map(protocol => `${protocol}//`);
    if (!URL.canParse(text) || !starts.some(start => text.toLowerCase().startsWith(start))) {
      throw new Error(`a URL that starts with ${starts.join(" or ")}`);
    }
    return text;
  };

/** Several with commas between; the text stays one. */
const urlsOf =
  (...protocols: readonly string[]) =>
  (text: string) => {
    if (text === "") return null;
    for (const part of text.split(",")) {
      if (urlOf(...protocols)(part.trim()) === null) throw new Error("URLs with a comma between each two");
    }
    return text;
  };

const bearer = (text: string) => {
  if (text === "") return null;
  if (!/^[\w.~+/-]{16,}=*$/.test(text)) throw new Error("at least 16 letters, digits and -._~+/");
  return text;
};

const origins = (text: string) =>
  list(text).map(origin => {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error("origins such as https://portal.example.org, separated by commas");
    }
    return origin;
  });

const setting = <T>(
  variable: string,
  usual: string,
  read: (text: string, mode: string) => T,
  meaning: string,
): Setting<T> => ({ variable, usual, read, meaning, secret: false });

const secret = <T>(one: Setting<T>): Setting<T> => ({ ...one, secret: true });

/** Every setting there is, the mode first since others depend on it; `.env.example` is written from this table. */
export const settings = {
  mode: setting(
    "NODE_ENV",
    "development",
    oneOf("development", "production", "test"),
    "production turns the explorer page, introspection, suggestions in errors and the demo program off.",
  ),
  host: setting(
    "HOST",
    "",
    (text, mode) => text || (mode === "production" ? "0.0.0.0" : "127.0.0.1"),
    "Address to listen on; unset, 127.0.0.1 in development and 0.0.0.0 in production.",
  ),
  port: setting("PORT", "4000", integer(0, 65_535), "Port to listen on; 0 takes a free one."),
  publicUrl: setting(
    "PUBLIC_URL",
    "",
    urlOf("http:", "https:"),
    "Where people reach this server, for links in mails and as the tokens' issuer; unset, http://localhost:PORT.",
  ),
  portalUrl: setting(
    "PORTAL_URL",
    "",
    urlOf("http:", "https:"),
    "Where people reach the portal that links in mails open; unset, PUBLIC_URL.",
  ),
  allowedOrigins: setting(
    "ALLOWED_ORIGINS",
    "",
    origins,
    "Origins of web pages that may use the API, separated by commas; the server's own is always allowed.",
  ),
  trustProxy: setting(
    "TRUST_PROXY",
    "0",
    integer(0, 10),
    "How many proxies in front of the server add themselves to X-Forwarded-For; 0 believes nobody.",
  ),
  dataDir: setting(
    "DATA_DIR",
    ".data",
    text,
    "Folder of the embedded database and the outbox of mails; not used for data when DATABASE_URL is set.",
  ),
  databaseUrl: secret(
    setting(
      "DATABASE_URL",
      "",
      urlOf("postgres:", "postgresql:"),
      "PostgreSQL 15 or later; unset, an embedded one in DATA_DIR.",
    ),
  ),
  databasePool: setting(
    "DATABASE_POOL",
    "10",
    integer(2, 200),
    "Connections to DATABASE_URL kept at most by this process.",
  ),
  acquireTimeoutMs: setting(
    "DATABASE_ACQUIRE_TIMEOUT_MS",
    "10000",
    integer(100, 600_000),
    "Milliseconds to wait for a free connection before answering UNAVAILABLE.",
  ),
  statementTimeoutMs: setting(
    "DATABASE_STATEMENT_TIMEOUT_MS",
    "30000",
    integer(100, 3_600_000),
    "Milliseconds after which a statement on DATABASE_URL is ended; migrations have no limit.",
  ),
  embeddedWatchdogMs: setting(
    "EMBEDDED_WATCHDOG_MS",
    "30000",
    integer(1_000, 3_600_000),
    "Milliseconds after which a query on the embedded database is ended.",
  ),
  searchIndexFrom: setting(
    "SEARCH_INDEX_FROM",
    "1000",
    integer(0, 1_000_000_000),
    "Active mentors from which a program is searched by an index in this process, some 250 bytes for each; 0 indexes none.",
  ),
  redisUrl: secret(
    setting(
      "REDIS_URL",
      "",
      urlsOf("redis:", "rediss:"),
      "Redis 7 that carries word between several servers; some nodes of a cluster with commas, or one with ?cluster=1; unset, this process is alone.",
    ),
  ),
  smtpUrl: secret(
    setting("SMTP_URL", "", urlOf("smtp:", "smtps:"), "Mail server; unset, mails are written to DATA_DIR/outbox."),
  ),
  mailFrom: setting("MAIL_FROM", "Ithaca <ithaca@localhost>", text, "Sender of mails."),
  demo: setting(
    "DEMO",
    "",
    (text, mode) => (text === "" ? mode === "development" : flag(text)),
    "1 loads the demo program into an empty database, 0 never does; unset, 1 in development alone.",
  ),
  zoneData: setting(
    "ZONE_DATA",
    "",
    text,
    "JSON file of newer time zones, packed as moment-timezone publishes them; looked at every minute. Unset, those built in.",
  ),
  logLevel: setting(
    "LOG_LEVEL",
    "info",
    oneOf("trace", "debug", "info", "warn", "error", "silent"),
    "Least important log lines to write.",
  ),
  trustedDocuments: setting(
    "TRUSTED_DOCUMENTS",
    "",
    text,
    "JSON file of SHA-256 → text: the only documents that run, asked for by hash or text; unset, any may run.",
  ),
  metricsToken: secret(
    setting(
      "METRICS_TOKEN",
      "",
      bearer,
      "Who brings it as a bearer token reads /metrics; unset, anybody does in development and nobody in production.",
    ),
  ),
  drainMs: setting(
    "DRAIN_MS",
    "10000",
    integer(0, 120_000),
    "Milliseconds that requests and sockets get to finish after SIGTERM.",
  ),
} as const;

type Read<S> = S extends Setting<infer T> ? T : never;
type Settings = { readonly [K in keyof typeof settings]: Read<(typeof settings)[K]> };

/** What differs between installations, read once. */
export interface Config extends Omit<Settings, "publicUrl" | "portalUrl"> {
  readonly publicUrl: string;
  readonly portalUrl: string;
  /** The `iss` of access tokens: PUBLIC_URL, or one name for all servers of one database when that is unset. */
  readonly tokenIssuer: string;
}

/** A configuration that cannot be used; the message names every fault at once. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is wrong:\n${faults.map(fault => `  - ${fault}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

/** The only reader of the environment. Throws ConfigError when anything in it is wrong. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(settings) as [string, Setting<unknown>][]) {
    const text = env[one.variable]?.trim() || one.usual;
    try {
      read[name] = one.read(text, String(read.mode));
    } catch (error) {
      const given = one.secret ? "" : `, not "${text}"`;
      faults.push(`${one.variable} must be ${(error as Error).message}${given}.`);
    }
  }
  if (read.mode === "production" && read.publicUrl === null) {
    faults.push("PUBLIC_URL must be set in production: links in mails and tokens name it.");
  }
  if (faults.length > 0) throw new ConfigError(faults);
  const config = read as Settings;
  const publicUrl = (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/$/, "");
  const portalUrl = (config.portalUrl ?? publicUrl).replace(/\/$/, "");
  return { ...config, publicUrl, portalUrl, tokenIssuer: config.publicUrl === null ? "urn:ithaca" : publicUrl };
}
