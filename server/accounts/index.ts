import { AccountEntity } from "./entities/account.entity.js";
import { SessionEntity } from "./entities/session.entity.js";

export type { Newcomer } from "./accounts.deps.js";
export { AccountsService } from "./accounts.service.js";
export type {
  ChangePassword,
  ChangePasswordOutcome,
  ResetPassword,
  ResetPasswordOutcome,
} from "./password-change.js";
export type { RefreshOutcome } from "./refresh.js";
export type { OwnSession } from "./sessions.js";
export type { SignIn, SignInOutcome } from "./sign-in.js";
export type { SignUp, VerifyEmailOutcome } from "./sign-up.js";

/** The room's tables that are known by class. */
export const accountsEntities = [AccountEntity, SessionEntity];
