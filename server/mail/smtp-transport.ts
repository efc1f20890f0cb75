import { createTransport } from "nodemailer";
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
        throw isRefusal(error) ? new LetterRefused(error.message, { cause: error }) : error;
      }
    },
    close: () => server.close(),
  };
}

/** A 5xx answer to the recipient or the letter (RFC 5321, 4.2.1); to the sender or the password it is ours to mend. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  "permanent" in error &&
  error.permanent === true &&
  "command" in error &&
  (error.command === "RCPT TO" || error.command === "DATA");
