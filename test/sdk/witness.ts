import WebSocket from "ws";
import type { Feed } from "../../client-sdk/src/core/feed.js";
import type { Status } from "../../client-sdk/src/core/status.js";

/**
 * Stands at the wire below a feed and knows what is true: whether there is a connection, whether the server has said on it
 * that the backlog is delivered, and how many events that was. What the feed says of itself is held against it.
 */
export class Witness {
  readonly faults: string[] = [];
  readonly statuses: Status[] = [];
  /** How often the server closed because a token had ended. */
  expired = 0;
  connections = 0;
  /** Events that the reader has taken. */
  read = 0;
  private came = 0;
  private connection = { isOpen: false, isUsed: false, backlog: Number.POSITIVE_INFINITY };

  /** Whether there is a connection on which the stream stands. */
  get isFollowing(): boolean {
    return this.connection.isOpen && this.connection.isUsed;
  }

  /** WebSockets that are watched. */
  readonly WebSocket = watched(this);

  watch(feed: Feed<never>) {
    feed.onStatus(status => {
      this.statuses.push(status);
      this.judge(status);
      if (feed.status !== status) this.faults.push(`told ${status} while it was ${feed.status}`);
    });
  }

  judge(status: Status) {
    if (status !== "live") return;
    const { isOpen, backlog } = this.connection;
    if (!isOpen) this.faults.push("live without a connection");
    if (this.read < backlog) this.faults.push(`live when ${this.read} of ${backlog} events had been read`);
  }

  opened() {
    const connection = { isOpen: true, isUsed: false, backlog: Number.POSITIVE_INFINITY };
    this.connection = connection;
    this.connections += 1;
    return connection;
  }

  heard(connection: { backlog: number; isUsed: boolean }, text: string) {
    if (text.includes('"type":"next"')) connection.isUsed = true;
    if (text.includes('"MessagePosted"')) this.came += 1;
    if (text.includes('"StreamCaughtUp"')) connection.backlog = this.came;
  }
}

const watched = (witness: Witness) =>
  class extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      let connection: ReturnType<Witness["opened"]> | null = null;
      // Before the client's own listeners, so that the truth is known when it speaks.
      this.on("open", () => {
        connection = witness.opened();
      });
      this.on("message", data => connection && witness.heard(connection, String(data)));
      this.on("close", code => {
        if (connection) connection.isOpen = false;
        if (code === 4403) witness.expired += 1;
      });
    }
  };
