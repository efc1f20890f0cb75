import type { AddressInfo } from "node:net";
import { afterEach } from "@jest/globals";
import { SMTPServer } from "smtp-server";

/** A letter as a mail server got it. */
export interface Received {
  readonly recipients: string[];
  /** Header lines, unfolded, in order. */
  readonly headers: string[];
  readonly body: string;
}

interface SinkOptions {
  /** 0 for any free one. */
  readonly port?: number;
  /** Called when a letter has arrived whole and has not been answered yet; what it throws is the answer. */
  readonly beforeAnswer?: (letter: Received) => Promise<void>;
  readonly refuse?: { readonly recipient: string; readonly responseCode: number };
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A real SMTP server on this machine that keeps what it gets; closed after the test. */
export class MailSink {
  readonly received: Received[] = [];

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async open({ port = 0, beforeAnswer, refuse }: SinkOptions = {}): Promise<MailSink> {
    const server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      onRcptTo: ({ address }, _session, answer) => {
        if (address !== refuse?.recipient) return answer();
        return answer(Object.assign(new Error("not here"), { responseCode: refuse.responseCode }));
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const letter = read(
            Buffer.concat(chunks).toString("utf8"),
            session.envelope.rcptTo.map(({ address }) => address),
          );
          sink.received.push(letter);
          const accepted = beforeAnswer ? beforeAnswer(letter) : Promise.resolve();
          accepted.then(() => answer(null), answer);
        });
      },
    });
    // A client that is killed in the middle is what some tests are about.
    server.on("error", () => undefined);
    await new Promise<void>(resolve => server.listen(port, "127.0.0.1", () => resolve()));
    const sink = new MailSink(server, (server.server.address() as AddressInfo).port);
    open.push(() => sink.close());
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** What came for one address. */
  lettersTo(recipient: string): Received[] {
    return this.received.filter(({ recipients }) => recipients.includes(recipient));
  }

  close(): Promise<void> {
    return new Promise(resolve => this.server.close(() => resolve()));
  }
}

/** The value of a header, undefined when it is not there. */
export const header = (letter: Received | undefined, name: string): string | undefined =>
  letter?.headers.find(line => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))?.slice(name.length + 2);

/** The names of a letter's headers, sorted. */
export const headerNames = (letter: Received): string[] => letter.headers.map(line => line.replace(/:.*/s, "")).sort();

function read(source: string, recipients: string[]): Received {
  const end = source.indexOf("\r\n\r\n");
  const headers = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  return { recipients, headers, body: source.slice(end + 4) };
}
