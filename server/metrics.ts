import { Gauge } from "prom-client";
import type { OpenFloor } from "./floor.js";
import type { Metrics } from "./http/metrics.js";
import type { HttpServer } from "./http/server.js";
import type { SearchIndexes } from "./matching/index.js";

/** A scrape must not wait for a database that is away. */
const patienceMs = 2_000;

/** Who is connected to a node, and who follows something there. */
interface Counted extends Pick<HttpServer, "counts" | "followerCounts"> {
  /** People with a signed-in socket, each once. */
  readonly peopleOnline: () => number;
  readonly searchIndexes: SearchIndexes;
}

/** Adds what a node knows of itself; all of it is looked up when somebody reads, so it costs nothing between. */
export function measureNode(
  metrics: Metrics,
  { db, bus, hub, mail, queue }: OpenFloor,
  { counts, followerCounts, peopleOnline, searchIndexes }: Counted,
) {
  const registers = [metrics.registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge("ithaca_sockets", "Open WebSockets.", () => counts().sockets);
  gauge("ithaca_people_online", "People with a signed-in WebSocket on this node.", peopleOnline);
  gauge(
    "ithaca_socket_operations",
    "Operations that run over WebSockets, streams included.",
    () => counts().operations,
  );
  gauge("ithaca_socket_executions", "Executions over WebSockets that have not settled.", () => counts().executing);
  gauge("ithaca_topics_followed", "Topics that somebody follows on this node.", () => hub.topicCount);
  gauge("ithaca_bus_up", "1 while word from other nodes gets through; 0 while events arrive by polling.", () =>
    Number(bus.up),
  );
  const indexed = searchIndexes.status.bind(searchIndexes);
  gauge(
    "ithaca_search_indexes_ready",
    "Programs that this node searches by an index.",
    () => indexed().filter(index => index.isReady).length,
  );
  gauge(
    "ithaca_search_indexes_loading",
    "Programs whose index is being made; their searches read the database, or wait.",
    () => indexed().filter(index => !index.isReady).length,
  );
  gauge("ithaca_search_index_mentors", "Mentors in the searches' indexes of this node.", () =>
    indexed().reduce((sum, index) => sum + index.mentors, 0),
  );
  gauge("ithaca_search_index_bytes", "What the numbers of the searches' indexes take; names come on top.", () =>
    indexed().reduce((sum, index) => sum + index.bytes, 0),
  );
  gauge(
    "ithaca_search_index_behind_seconds",
    "Time since the changes of mentors were last read; NaN while nothing is indexed.",
    () => (searchIndexes.lagMs ?? Number.NaN) / 1_000,
  );
  const followers = {
    count: new Gauge({
      name: "ithaca_followers",
      help: "Streams of events that are followed on this node.",
      registers,
    }),
    groups: new Gauge({ name: "ithaca_follower_groups", help: "Groups of followers that share results.", registers }),
    behind: new Gauge({
      name: "ithaca_followers_behind",
      help: "Followers that have yet to be given events which this node has read.",
      registers,
    }),
    farthest: new Gauge({
      name: "ithaca_follower_lag_events_max",
      help: "Events which the follower farthest behind has yet to be given.",
      registers,
    }),
  };
  metrics.beforePage(async () => {
    const found = followerCounts();
    followers.count.set(found.followers);
    followers.groups.set(found.groups);
    followers.behind.set(found.behind);
    followers.farthest.set(found.farthest);
  });

  const mails = {
    waiting: new Gauge({ name: "ithaca_mails_waiting", help: "Mails to be sent, of all nodes.", registers }),
    oldestSeconds: new Gauge({
      name: "ithaca_mail_oldest_waiting_seconds",
      help: "Age of the oldest mail that waits to be sent; 0 when none does.",
      registers,
    }),
    givenUp: new Gauge({
      name: "ithaca_mails_given_up",
      help: "Mails of the last seven days that could not be sent and are not tried again.",
      registers,
    }),
  };
  const failedJobs = new Gauge({
    name: "ithaca_queue_failed_jobs",
    help: "Jobs of the last seven days that used up their tries.",
    registers,
  });
  const roundTrip = new Gauge({
    name: "ithaca_database_round_trip_seconds",
    help: "Time for a connection and an empty statement, just now; NaN when it took over two seconds or failed.",
    registers,
  });
  metrics.beforePage(async () => {
    const began = performance.now();
    const answered = await within(patienceMs, db.query("select 1"));
    roundTrip.set(answered === null ? Number.NaN : (performance.now() - began) / 1_000);
    const read = answered && (await within(patienceMs, Promise.all([mail.backlog(), queue.countFailed()])));
    const [backlog, failed] = read ?? [null, Number.NaN];
    mails.waiting.set(backlog?.waiting ?? Number.NaN);
    mails.oldestSeconds.set(backlog?.oldestSeconds ?? Number.NaN);
    mails.givenUp.set(backlog?.givenUp ?? Number.NaN);
    failedJobs.set(failed);
  });
}

/** What `work` resolves to; null when it fails or takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
}
