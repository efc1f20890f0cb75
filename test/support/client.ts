import { createClient, type Client as SocketClient } from "graphql-ws";
import WebSocket from "ws";

export type Json = Record<string, never>;

/** Somebody with a screen: asks over HTTP and follows over a WebSocket, as any client of the API does. */
export class Client {
  private token: string | null = null;
  private socket: SocketClient | null = null;

  constructor(readonly url: string) {}

  async signIn(email: string, password: string): Promise<this> {
    const { signIn } = await this.ask<{ signIn: { accessToken?: string; __typename: string } }>(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignInSuccess { accessToken } } }`,
      { input: { email, password } },
    );
    if (!signIn.accessToken) throw new Error(`Signing in gave ${signIn.__typename}.`);
    this.token = signIn.accessToken;
    return this;
  }

  /** Speaks for the same session as another client. */
  takeOver(other: Client): void {
    this.token = other.token;
  }

  get authorization(): string {
    if (!this.token) throw new Error("Nobody is signed in.");
    return `Bearer ${this.token}`;
  }

  /** The data; throws when there are errors. */
  async ask<D = Json>(query: string, variables: object = {}): Promise<D> {
    const response = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(this.token ? { authorization: `Bearer ${this.token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: D; errors?: { message: string }[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The values of the subscription's root field, as they come. */
  async *follow<E = Json>(query: string, variables: Record<string, unknown> = {}): AsyncGenerator<E, void> {
    this.socket ??= createClient({
      url: `${this.url.replace(/^http/, "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => (this.token ? { authorization: this.authorization } : {}),
      retryAttempts: 0,
      lazy: true,
    });
    for await (const { data, errors } of this.socket.iterate<Record<string, E>>({ query, variables })) {
      if (errors) throw new Error(JSON.stringify(errors));
      for (const value of Object.values(data ?? {})) yield value;
    }
  }

  async close(): Promise<void> {
    await this.socket?.dispose();
    this.socket = null;
  }
}
