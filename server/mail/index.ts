export { deliverMail, MailOutbox, type NewMail } from "./mail-outbox.js";
