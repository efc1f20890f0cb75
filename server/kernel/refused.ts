/** An expected "no" that a screen can act on. Returned, never thrown; `refused` is the name of its GraphQL type. */
export type Refused<Name extends string, Facts extends object = object> = {
  readonly refused: Name;
  readonly message: string;
} & Readonly<Facts>;
