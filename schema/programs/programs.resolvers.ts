import { EnrollmentFields } from "./enrollment.fields.js";
import { InvitationFields } from "./invitation.fields.js";
import { ProgramFields } from "./program.fields.js";
import { ProgramsResolver } from "./programs.resolver.js";

/** What the programs room says in the schema. */
export const programsResolvers = [ProgramsResolver, ProgramFields, EnrollmentFields, InvitationFields] as const;
