import { randomUUID } from "node:crypto";
import { newId } from "../../server/kernel/id.js";
import type { Opinion } from "../support/root-fields.js";
import type { Actor, World } from "../support/world.js";

/** A word that stands nowhere else, and that a text search finds as it is. */
const aWord = (): string => `zq${randomUUID().replaceAll("-", "")}`;

/** What the arguments of a root field may name, by the name of the argument; `id` by the name of the root field. */
export type Ids = Readonly<Record<string, string>>;

/** A program where every text that people write holds a word that outsiders must never read. */
export interface Scene {
  /** In the program's name and description. */
  readonly programWord: string;
  /** In what members of the program write and show. */
  readonly membersWord: string;
  /** In what the mentor writes and shows who has blocked `blocked`. */
  readonly blockersWord: string;
  /** In what nobody but its author may read. */
  readonly privateWord: string;
  /** In what was said to the one who is suspended. */
  readonly suspendedWord: string;
  /** In the name of who waits to be let in. */
  readonly waitingWord: string;
  readonly outsider: Actor;
  readonly waiting: Actor;
  readonly left: Actor;
  readonly blocked: Actor;
  readonly suspended: Actor;
  readonly member: Actor;
  readonly coordinator: Actor;
  /** What can be named: things of the member and the mentor, the group, things between the blocked and the mentor. */
  readonly named: readonly Ids[];
  /** What the suspended took part in, to be named beside these. */
  readonly suspendedFrom: Ids;
  /** Where the streams of the conversations began. */
  readonly cursors: readonly string[];
}

export async function aScene(world: World): Promise<Scene> {
  const { app, db } = world;
  const [programWord, membersWord, blockersWord, privateWord] = [aWord(), aWord(), aWord(), aWord()];
  const [suspendedWord, waitingWord] = [aWord(), aWord()];
  const person = (name: string, word = membersWord) => world.person(`${name} ${word}`);
  const [coordinator, member, mentor] = [await person("Coo"), await person("Ada"), await person("Tor", blockersWord)];
  const [former, asked, waiting] = [await person("Old"), await person("Nia"), await person("Pen", waitingWord)];
  const [left, blocked, suspended] = [await world.person("Lef"), await world.person("Bob"), await world.person("Sus")];
  const [outsider, plain] = [await world.person("Out"), await world.person("Plain")];

  const description = `About ${programWord}`;
  const open = (key: string, name: string) =>
    db.transaction(tx =>
      app.programs.openProgram(tx, { key, name, description, policy: { openRequests: 2, joinApproval: "NOBODY" } }),
    );
  const { id: programId } = await open(`one-${newId()}`, `Program ${programWord}`);
  const { id: elsewhere } = await open(`two-${newId()}`, "Another program");
  await db.query("update program set description = null where id = $1", [elsewhere]);
  const enroll = (
    who: Actor,
    role: "MENTEE" | "MENTOR" | "COORDINATOR",
    where = programId,
    status = "ACTIVE" as const,
  ) => db.transaction(tx => app.programs.enroll(tx, [{ programId: where, personId: who.id, role, status }]));
  await enroll(coordinator, "COORDINATOR");
  for (const mentee of [member, left, blocked]) await enroll(mentee, "MENTEE");
  const [suspension] = await enroll(suspended, "MENTEE");
  const [mentoring] = await enroll(mentor, "MENTOR");
  for (const other of [former, asked, plain]) await enroll(other, "MENTOR");
  const [application] = await db.transaction(tx =>
    app.programs.enroll(tx, [{ programId, personId: waiting.id, role: "MENTEE", status: "PENDING" }]),
  );
  for (const role of ["COORDINATOR", "MENTOR", "MENTEE"] as const) await enroll(outsider, role, elsewhere);
  const [stays] = await enroll(left, "MENTOR", elsewhere);

  const passwordHash = await app.accounts.hashPassword("a password of theirs");
  for (const [who, word] of [
    [coordinator, membersWord],
    [member, membersWord],
    [mentor, blockersWord],
    [asked, membersWord],
  ] as const) {
    const { viewer } = who;
    await app.people.updateProfile(viewer, { pronouns: word, headline: `I am ${word}` });
    if (who === mentor || who === asked) await app.people.updateProfile(viewer, { bio: privateWord });
    await app.people.setVisibility(viewer, { bio: "PRIVATE", pronouns: "PAIRED" });
    await app.people.addCredential(viewer, { clientId: "one", code: word, issuer: word });
    await db.query(
      `insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
       values ($1, $2, $3, $4, $4, $4)`,
      [who.id, `${word}.${who.id}@people.test`, passwordHash, world.clock.now()],
    );
  }
  const cohort = await app.programs.createCohort(coordinator.viewer, {
    clientId: "one",
    programId,
    name: `Cohort ${membersWord}`,
  });
  const { invitation } = await app.programs.createInvitation(coordinator.viewer, {
    clientId: "one",
    programId,
    role: "MENTEE",
  });
  await db.query("update invitation set code = upper($2) where id = $1", [invitation.id, membersWord]);

  const request = async (mentee: Actor, asks: Actor, word: string): Promise<string> => {
    const input = { clientId: newId(), programId, mentorId: asks.id, purpose: `For ${word}` };
    const made = await app.mentorships.request(mentee.viewer, input);
    if ("refused" in made) throw new Error(made.message);
    return made.request.id;
  };
  const accept = async (by: Actor, requestId: string) => {
    const made = await app.mentorships.accept(by.viewer, { requestId });
    if ("refused" in made) throw new Error(made.message);
    return made.mentorship;
  };
  const accepted = await request(member, mentor, membersWord);
  await app.mentorships.askForInformation(mentor.viewer, { requestId: accepted, question: `Why ${membersWord}?` });
  await app.mentorships.answer(member.viewer, { requestId: accepted, answer: `Since ${membersWord}.` });
  const mentorship = await accept(mentor, accepted);
  const ended = await accept(former, await request(member, former, membersWord));
  await app.mentorships.end(former.viewer, { mentorshipId: ended.id, note: privateWord });
  const openRequest = await request(member, asked, membersWord);
  const [mentorsFit, membersFit] = [
    { note: privateWord, shareNote: false },
    { note: `Since ${membersWord}`, shareNote: true },
  ];
  const fitOf = (by: Actor, said: typeof mentorsFit) =>
    app.mentorships.answerFit(by.viewer, { mentorshipId: mentorship.id, fit: "NOT_A_GOOD_FIT", ...said });
  await fitOf(mentor, mentorsFit);
  await fitOf(member, membersFit);
  const blockedRequest = await request(blocked, mentor, blockersWord);
  const declined = await request(left, plain, "words of my own");
  const referred = await request(blocked, plain, "words of my own");
  await app.mentorships.refer(plain.viewer, { requestId: referred, colleagueId: mentor.id, note: blockersWord });
  await app.mentorships.decline(plain.viewer, { requestId: declined, reason: "NO_CAPACITY", note: null });

  const group = await app.chat.openGroup(coordinator.viewer, {
    clientId: newId(),
    programId,
    title: `Group ${membersWord}`,
    personIds: [member.id, asked.id],
  });
  if ("refused" in group) throw new Error(group.message);
  const direct = await app.chat.openDirect(blocked.viewer, { clientId: newId(), programId, personId: mentor.id });
  const talk = await app.chat.openDirect(suspended.viewer, { clientId: newId(), programId, personId: plain.id });
  const conversations = [
    mentorship.conversationId,
    group.conversation.id,
    direct.conversation.id,
    talk.conversation.id,
  ] as const;
  const cursors: string[] = [];
  const say = async (by: Actor, conversationId: string, word: string): Promise<string> => {
    const { conversation } = await by.ask<{ conversation: { streamCursor: string } }>(
      "query ($id: ID!) { conversation(id: $id) { streamCursor } }",
      { id: conversationId },
    );
    cursors.push(conversation.streamCursor);
    const sent = await app.chat.send(by.viewer, { conversationId, clientId: newId(), body: `I say ${word}` });
    if ("refused" in sent) throw new Error(sent.message);
    return sent.message.id;
  };
  const messages = [
    await say(member, conversations[0], membersWord),
    await say(coordinator, conversations[1], membersWord),
    await say(mentor, conversations[2], blockersWord),
    await say(plain, conversations[3], suspendedWord),
  ];
  await app.people.block(mentor.viewer, { personId: blocked.id });
  await app.programs.leave(left.viewer, { programId });
  const reason = `For ${suspendedWord}`;
  await app.programs.suspend(coordinator.viewer, { enrollmentId: suspension?.id ?? "", reason });
  // From here on every mentee has as many open requests as they may have.
  await app.programs.updatePolicy(coordinator.viewer, { programId, openRequests: 1 });

  const kept = await app.matching.saved.save(member.viewer, {
    clientId: newId(),
    name: `Search ${membersWord}`,
    search: { programId },
  });
  if ("refused" in kept) throw new Error(kept.message);
  const pairing = async (): Promise<string> => {
    const input = { clientId: newId(), programId, objective: "BEST_TOTAL", seed: 1 } as const;
    const made = await app.pairing.createRun(coordinator.viewer, input);
    if ("refused" in made) throw new Error(made.message);
    await app.pairing.workOut({ runId: made.run.id, attempt: 0 });
    return made.run.id;
  };
  const [runId, withRunId] = [await pairing(), await pairing()];

  const credentials: { id: string }[] = await db.query("select id from credential where person_id = $1", [mentor.id]);
  const common = {
    programId,
    cohortId: "cohort" in cohort ? cohort.cohort.id : "",
    invitationId: invitation.id,
    credentialId: credentials[0]?.id ?? "",
    sessionId: newId(),
    savedSearchId: kept.savedSearch.id,
    replyToId: messages[0] ?? "",
    runId,
    withRunId,
    pairingRunId: runId,
    menteeId: blocked.id,
  };
  const set = (place: number, personId: string, requestId: string, mentorshipId: string, enrollmentId = ""): Ids => ({
    ...common,
    conversationId: conversations[place] ?? "",
    messageId: messages[place] ?? "",
    personId,
    mentorId: personId,
    requestId,
    mentorshipId,
    enrollmentId,
    colleagueId: plain.id,
  });
  return {
    ...{
      programWord,
      membersWord,
      blockersWord,
      privateWord,
      suspendedWord,
      waitingWord,
      outsider,
      waiting,
      left,
      blocked,
      suspended,
      member,
      coordinator,
      cursors,
    },
    named: [
      set(0, mentor.id, accepted, mentorship.id, mentoring?.id),
      set(1, asked.id, openRequest, ended.id, application?.id),
      set(2, mentor.id, blockedRequest, mentorship.id, stays?.id),
    ],
    suspendedFrom: set(3, plain.id, declined, mentorship.id, suspension?.id),
  };
}

/** Names the scene's things wherever a field takes an id, and looks for `words` wherever one takes a text to search. */
export function naming(ids: Ids, words: string, cursor: string): Opinion {
  return path => {
    const [root = "", ...rest] = path.split(".");
    const last = rest.at(-1) ?? "";
    if (root === "term") return "no-such-term";
    if (last === "id") return ids[`${root}Id`] ?? (root === "mentorshipRequest" ? ids.requestId : undefined);
    if (last === "clientId") return newId();
    if (last === "personIds" || last === "mentionIds") return [ids.personId];
    if (last === "after") return root.endsWith("Events") ? cursor : undefined;
    if (last === "first" || last === "last") return last === "first" ? 100 : undefined;
    // What is saved is given back to whoever saved it.
    if (last === "text") return /Search$/.test(root) && !/^(save|updateSaved)Search$/.test(root) ? words : undefined;
    if (last === "email") return "nobody@people.test";
    if (root === "enrollments" && last === "cohortId") return undefined;
    if (root === "messageSearch" && last === "conversationId") return undefined;
    return ids[last];
  };
}
