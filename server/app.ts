import type { DataSource, EntityManager } from "typeorm";
import { AccountsService, accountsEntities, type Newcomer } from "./accounts/index.js";
import { ChatService, chatEntities } from "./chat/index.js";
import type { Config } from "./config.js";
import { InboxService } from "./inbox/index.js";
import type { Clock } from "./kernel/clock.js";
import type { Log } from "./kernel/log.js";
import type { Viewer } from "./kernel/viewer.js";
import type { Zones } from "./kernel/zones/zones.js";
import { deliverMail, type MailOutbox } from "./mail/index.js";
import { MatchingService, matchingEntities, PairingService, publishRun, solveRun } from "./matching/index.js";
import { MeetingsService } from "./meetings/index.js";
import { MentorshipsService, mentorshipsEntities } from "./mentorships/index.js";
import { PeopleService, peopleEntities } from "./people/index.js";
import { ProgramsService, programsEntities } from "./programs/index.js";
import type { Queue } from "./queue/index.js";
import { type Bus, followSource, type Hub, type LiveSource, Presence, type StreamMark } from "./realtime/index.js";

/** What every room stands on. */
export interface Floor {
  readonly config: Config;
  readonly db: DataSource;
  readonly bus: Bus;
  readonly hub: Hub;
  readonly queue: Queue;
  readonly mail: MailOutbox;
  readonly clock: Clock;
  readonly zones: Zones;
  readonly log: Log;
}

/** The front desk: every room's service of one process, and nothing that knows of GraphQL or HTTP. */
export interface App {
  readonly accounts: AccountsService;
  readonly people: PeopleService;
  readonly inbox: InboxService;
  readonly programs: ProgramsService;
  readonly chat: ChatService;
  readonly meetings: MeetingsService;
  readonly mentorships: MentorshipsService;
  readonly matching: MatchingService;
  readonly pairing: PairingService;
  /** Who is around; whoever holds the sockets tells it. */
  readonly presence: Presence;
  /** Follows a source for one viewer from a cursor; null means from now. */
  follow<E extends object>(
    source: LiveSource<E>,
    viewer: Viewer,
    from: { readonly after: string | null; readonly ended: AbortSignal },
  ): AsyncIterableIterator<StreamMark | E>;
  /** Gives a newcomer what everybody has, in the transaction that makes them. */
  welcome(tx: EntityManager, newcomer: Newcomer): Promise<void>;
}

/** All tables the rooms know by class. */
export const entities = [
  ...accountsEntities,
  ...peopleEntities,
  ...programsEntities,
  ...chatEntities,
  ...mentorshipsEntities,
  ...matchingEntities,
];

/** Every kind of job the rooms ask for. */
export const jobKinds = [deliverMail, solveRun, publishRun];

export function createApp(floor: Floor): App {
  const presence = new Presence(floor);
  const inbox = new InboxService(floor);
  const programs: ProgramsService = new ProgramsService({
    ...floor,
    suspended: async (tx, programId, personId) => [
      ...(await chat.suspended(tx, programId, personId)),
      ...(await pairing.coordinatorGone(tx, programId, personId)),
      ...(await matching.saved.membershipEnds(tx, programId, personId)),
    ],
    left: async (tx, programId, personId) => [
      ...(await pairing.coordinatorGone(tx, programId, personId)),
      ...(await matching.saved.membershipEnds(tx, programId, personId)),
    ],
  });
  const people: PeopleService = new PeopleService({
    ...floor,
    relations: () => [
      programs.sharesProgram,
      (db, viewerId, ids) => chat.sharesConversation(db, viewerId, ids),
      mentorships.arePaired,
    ],
    blocked: (tx, blockerId, blockedId) => chat.blocked(tx, blockerId, blockedId),
  });
  const chat: ChatService = new ChatService({ ...floor, presence, inbox, people, programs });
  const welcome = async (tx: EntityManager, newcomer: Newcomer) => {
    await people.begin(tx, newcomer);
    await inbox.openFor(tx, newcomer.personId);
  };
  const accounts = new AccountsService({ ...floor, welcome });
  const { portalUrl, searchIndexFrom } = floor.config;
  const meetings = new MeetingsService(floor);
  const mentorships: MentorshipsService = new MentorshipsService({
    ...floor,
    portalUrl,
    accounts,
    people,
    inbox,
    programs,
    chat,
    alternatives: request => matching.alternativesToRequest(request),
  });
  const matching: MatchingService = new MatchingService({
    ...floor,
    portalUrl,
    accounts,
    searchIndexFrom,
    programs,
    mentorships,
  });
  const pairing: PairingService = new PairingService({ ...floor, portalUrl, accounts, inbox, programs, mentorships });
  const follow: App["follow"] = (source, { personId }, from) => followSource(floor.hub, source, personId, from);
  return {
    accounts,
    people,
    inbox,
    programs,
    chat,
    meetings,
    mentorships,
    matching,
    pairing,
    presence,
    welcome,
    follow,
  };
}
