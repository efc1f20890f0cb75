import { AccountsResolver } from "./accounts.resolver.js";
import { SessionsResolver } from "./sessions.resolver.js";
import { SignInFields } from "./sign-in.fields.js";

/** Everything the accounts room says. */
export const accountsResolvers = [AccountsResolver, SessionsResolver, SignInFields] as const;
