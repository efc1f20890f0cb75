/** Where the server says what it does; pino fits it. Facts carry ids and codes, never people's words or tokens. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
