import * as accounts from "../../client-sdk/src/generated/accounts.js";
import * as chat from "../../client-sdk/src/generated/chat.js";
import * as inbox from "../../client-sdk/src/generated/inbox.js";
import * as matching from "../../client-sdk/src/generated/matching.js";
import * as mentorships from "../../client-sdk/src/generated/mentorships.js";
import * as people from "../../client-sdk/src/generated/people.js";
import * as programs from "../../client-sdk/src/generated/programs.js";

/** The SDK's documents with the names of their constants. */
export const everyDocument: readonly (readonly [name: string, text: string])[] = Object.entries({
  ...accounts,
  ...chat,
  ...inbox,
  ...matching,
  ...mentorships,
  ...people,
  ...programs,
}).flatMap(([name, value]) => (name.endsWith("Document") ? [[name, String(value)]] : []));
