import { Fault } from "../kernel/fault.js";
import { checkedText } from "../kernel/text.js";

/** One plain mailbox: no list, no name beside it, nothing that means something to a mail server (RFC 5321, 4.1.2). */
const mailbox = /^[^\s<>()[\],;:"\\@]{1,64}@[^\s<>()[\],;:"\\@]+$/u;

/** The address as typed without surrounding space, when it could be one; whether it is, only a mail can tell. */
export function checkedEmail(text: string): string {
  const email = checkedText(text, { field: "input.email", min: 3, max: 254 });
  if (!mailbox.test(email)) {
    throw new Fault("BAD_INPUT", "This is not an e-mail address.", { field: "input.email" });
  }
  return email;
}
