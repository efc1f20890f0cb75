import { createTransport } from "nodemailer";
import { failureFacts } from "../kernel/failure.js";
import { isMailbox, type Letter } from "./letter.js";
import { LetterRefused, type Transport } from "./transport.js";

/** Milliseconds one letter may take, from the connection to the server's answer. */
export const sendTimeoutMs = 25_000;

/** Sends letters to the mail server at `url` (`smtp://` or `smtps://`, see nodemailer for its parameters). */
export function smtpTransport(url: string, from: string): Transport {
  const server = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter: Letter) {
      if (!isMailbox(letter.to)) throw new LetterRefused("The address is not one mailbox.");
      try {
        await server.sendMail({
          from,
          // As an object it is one address whatever it holds; a text would be parsed as a list.
          to: { name: "", address: letter.to },
          subject: letter.subject,
          text: letter.body,
          messageId: letter.messageId,
          date: letter.createdAt,
          // RFC 3834: keeps out-of-office replies from answering a machine.
          headers: { "Auto-Submitted": "auto-generated" },
          xMailer: false,
          signal: AbortSignal.timeout(sendTimeoutMs),
        });
      } catch (error) {
        throw isRefusal(error) ? new LetterRefused(failureFacts(error).error, { cause: error }) : error;
      }
    },
    close: () => server.close(),
  };
}

/** A 5xx answer to the recipient or the letter (RFC 5321, 4.2.1); to the sender or the password it is ours to mend. */
function isRefusal(thrown: unknown): boolean {
  const { permanent, command } = (thrown ?? {}) as { permanent?: unknown; command?: unknown };
  return permanent === true && (command === "RCPT TO" || command === "DATA");
}
