/** Where a follower stands in a topic's log; opaque to clients. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** A cursor for clients: version, epoch and seq, in base64url. */
export const cursorOf = ({ epoch, seq }: Position): string => cursorAt(`${epoch}.${seq}`);

/** Reads a cursor; null when it is none of ours. */
export function positionOf(cursor: string): Position | null {
  const match = /^1\.([0-9a-f-]{36})\.(\d{1,10})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  return match?.[1] && match[2] ? { epoch: match[1], seq: Number(match[2]) } : null;
}

/** The cursor of a position that SQL read as `<epoch>.<seq>`. */
export const cursorAt = (position: string): string => Buffer.from(`1.${position}`, "utf8").toString("base64url");
