import { Realtime1767225600000 } from "./1767225600000-realtime.js";
import { Queue1767225600500 } from "./1767225600500-queue.js";
import { Mail1767225601000 } from "./1767225601000-mail.js";
import { Accounts1767225602000 } from "./1767225602000-accounts.js";
import { People1767225603000 } from "./1767225603000-people.js";
import { Programs1767225604000 } from "./1767225604000-programs.js";
import { Chat1767225605000 } from "./1767225605000-chat.js";
import { Mentorships1767225606000 } from "./1767225606000-mentorships.js";
import { Suspension1767225607000 } from "./1767225607000-suspension.js";
import { TopicAccesses1767225608000 } from "./1767225608000-topic-accesses.js";
import { Availability1767225609000 } from "./1767225609000-availability.js";
import { AnswerTimes1767225610000 } from "./1767225610000-answer-times.js";
import { SearchChanges1767225611000 } from "./1767225611000-search-changes.js";
import { MatchWeights1767225612000 } from "./1767225612000-match-weights.js";
import { InstitutionMerges1767225612500 } from "./1767225612500-institution-merges.js";
import { Fit1767225613000 } from "./1767225613000-fit.js";
import { SavedSearches1767225614000 } from "./1767225614000-saved-searches.js";
import { Pairing1767225615000 } from "./1767225615000-pairing.js";
import { PairingFailures1767225616000 } from "./1767225616000-pairing-failures.js";
import { KnownStandings1767225617000 } from "./1767225617000-known-standings.js";
import { OwnWords1767225618000 } from "./1767225618000-own-words.js";

/** Every change of the database, in order. */
export const migrations = [
  Realtime1767225600000,
  Queue1767225600500,
  Mail1767225601000,
  Accounts1767225602000,
  People1767225603000,
  Programs1767225604000,
  Chat1767225605000,
  Mentorships1767225606000,
  Suspension1767225607000,
  TopicAccesses1767225608000,
  Availability1767225609000,
  AnswerTimes1767225610000,
  SearchChanges1767225611000,
  MatchWeights1767225612000,
  InstitutionMerges1767225612500,
  Fit1767225613000,
  SavedSearches1767225614000,
  Pairing1767225615000,
  PairingFailures1767225616000,
  KnownStandings1767225617000,
  OwnWords1767225618000,
];
