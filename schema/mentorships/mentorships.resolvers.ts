import { mentorshipEventFields } from "./inbox-event.fields.js";
import { MentorFullFields } from "./mentor-full.fields.js";
import { MentorshipFields, MentorshipFitFields } from "./mentorship.fields.js";
import { MentorshipRequestFields, MentorshipRequestMoveFields } from "./mentorship-request.fields.js";
import { MentorshipsResolver } from "./mentorships.resolver.js";
import { RePairingResolver } from "./re-pairing.resolver.js";

/** Everything the mentorships room says. */
export const mentorshipsResolvers = [
  MentorshipsResolver,
  MentorshipRequestFields,
  MentorshipRequestMoveFields,
  MentorshipFields,
  MentorshipFitFields,
  RePairingResolver,
  MentorFullFields,
  ...mentorshipEventFields,
] as const;
