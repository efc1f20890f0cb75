import { type Limit, networkOf, type Try } from "../db/rate-limit.js";
import type { Caller } from "../kernel/viewer.js";

const minutes = 60;
const hour = 60 * minutes;

/**
 * Limits by account stop guessing one person's password, limits by address stop trying one password on many people.
 * Those by address leave room for a lecture hall behind one address.
 */
const limits = {
  signIn: { account: of("sign-in:account", 20, 15 * minutes), address: of("sign-in:address", 300, 15 * minutes) },
  signUp: { account: of("sign-up:account", 5, hour), address: of("sign-up:address", 200, hour) },
  verifyEmail: { address: of("verify-email:address", 300, 15 * minutes) },
  resendVerification: { account: of("resend:account", 5, hour), address: of("resend:address", 200, hour) },
  changePassword: {
    account: of("password:account", 10, 15 * minutes),
    address: of("password:address", 300, 15 * minutes),
  },
  requestPasswordReset: { account: of("ask-reset:account", 5, hour), address: of("ask-reset:address", 200, hour) },
  resetPassword: { address: of("reset:address", 100, 15 * minutes) },
  refreshTokens: { address: of("refresh:address", 3_000, 15 * minutes) },
} as const satisfies Record<string, { account?: Limit; address: Limit }>;

function of(name: string, most: number, windowSeconds: number): Limit {
  return { name, most, windowSeconds };
}

/** One try of what is named, from the caller's address and, where it is about one, at an account. */
export function triesOf(deed: keyof typeof limits, caller: Caller, account?: string): Try[] {
  const limit: { account?: Limit; address: Limit } = limits[deed];
  const tries: Try[] = [{ limit: limit.address, of: networkOf(caller.address) }];
  if (limit.account && account !== undefined) tries.push({ limit: limit.account, of: account.toLowerCase() });
  return tries;
}
