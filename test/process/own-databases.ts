import { randomBytes } from "node:crypto";
import pg from "pg";

/** Databases on the run's PostgreSQL that nothing has been done to yet, as a stranger hands them to the server. */
export class OwnDatabases {
  private readonly names: string[] = [];

  async create(): Promise<string> {
    const name = `ithaca_own_${randomBytes(6).toString("hex")}`;
    await asSuperuser(client => client.query(`create database ${name} template template0`));
    this.names.push(name);
    const url = new URL(serverUrl());
    url.pathname = `/${name}`;
    return url.href;
  }

  async drop(): Promise<void> {
    for (const name of this.names) {
      await asSuperuser(client => client.query(`drop database ${name} with (force)`));
    }
  }
}

/** One connection of the test's own for the length of `work`. */
export async function connectedTo<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const asSuperuser = <T>(work: (client: pg.Client) => Promise<T>) => connectedTo(serverUrl(), work);

function serverUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error("There is no PostgreSQL in this run; declare the test with `onPostgres`.");
  return url;
}
