import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode, parse } from "graphql";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { newId } from "../../server/kernel/id.js";
import { operation } from "../support/operations.js";

/** Where a client finds the server, and who it speaks for. */
export interface Way {
  readonly httpUrl: string;
  readonly socketUrl: string;
  readonly authorization: string;
}

interface Said {
  readonly sendMessage: { readonly __typename: string };
}

interface Heard {
  readonly conversationEvents: {
    readonly __typename: string;
    readonly cursor: string;
    readonly message?: { readonly seq: number; readonly body: string };
  };
}

type Variables = Record<string, unknown>;

/** How a library follows and asks; all else about a talker is the same. */
interface Library {
  /** Resolves when the stream completed, rejects when it broke. */
  follow(variables: Variables, take: (heard: Heard) => void): Promise<void>;
  say(variables: Variables): Promise<Said>;
  close(): Promise<void>;
}

/** Follows one conversation as its library does, resumes by cursor when cut off, and forgets nothing it heard. */
export class Talker {
  readonly heard: { readonly seq: number; readonly body: string }[] = [];
  readonly marks: string[] = [];
  /** How often a stream broke and was taken up again. */
  resumed = 0;
  private cursor: string | null = null;
  private left = false;

  constructor(
    private readonly library: Library,
    private readonly conversationId: string,
  ) {}

  async follow() {
    while (!this.left) {
      const variables = { conversationId: this.conversationId, after: this.cursor };
      await this.library.follow(variables, heard => this.take(heard)).catch(() => {});
      if (!this.left) this.resumed += 1;
    }
  }

  /** Sends a message once, however often it must be said until the answer is heard. */
  async say(body: string) {
    const input = { conversationId: this.conversationId, clientId: newId(), body };
    for (;;) {
      const said = await this.library.say({ input }).catch(() => null);
      if (said) return said.sendMessage.__typename;
    }
  }

  async leave() {
    this.left = true;
    await this.library.close();
  }

  private take({ conversationEvents: event }: Heard) {
    this.cursor = event.cursor;
    if (event.message) this.heard.push(event.message);
    else this.marks.push(event.__typename);
  }
}

const socketOf = ({ socketUrl, authorization }: Way) =>
  createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0 });

/** graphql-ws's own client: everything goes over its one socket. */
export function graphqlWs(way: Way): Library {
  const client = socketOf(way);
  return {
    async follow(variables, take) {
      const query = operation("ChatFollow");
      for await (const { data } of client.iterate<Heard & Variables>({ query, variables })) if (data) take(data);
    },
    async say(variables) {
      const query = operation("ChatSend");
      const { value } = await client.iterate<Said & Variables>({ query, variables }).next();
      if (!value?.data) throw new Error("There was no answer.");
      return value.data;
    },
    close: async () => client.dispose(),
  };
}

/** Apollo Client, set up as its manual says: subscriptions over the socket, all else over HTTP. */
export function apollo(way: Way): Library {
  const socket = socketOf(way);
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: way.httpUrl, headers: { authorization: way.authorization } }),
    ),
  });
  return {
    follow: (variables, take) =>
      new Promise((resolve, reject) => {
        const query = parse(operation("ChatFollow"));
        client.subscribe<Heard>({ query, variables, fetchPolicy: "no-cache" }).subscribe({
          next({ data, error }) {
            if (error) reject(error);
            else if (data) take(data);
          },
          error: reject,
          complete: resolve,
        });
      }),
    async say(variables) {
      const { data } = await client.mutate<Said>({ mutation: parse(operation("ChatSend")), variables });
      if (!data) throw new Error("There was no answer.");
      return data;
    },
    async close() {
      client.stop();
      await socket.dispose();
    },
  };
}
