import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { isUnionType } from "graphql";
import { ChatFollowDocument } from "../../client-sdk/src/generated/chat.js";
import { InboxFollowDocument } from "../../client-sdk/src/generated/inbox.js";
import { newId } from "../../server/kernel/id.js";
import { FanoutRoom } from "../http/fanout-screens.js";
import { aGroup, enroll } from "../support/makers/chat.js";
import { aPair, aRequest } from "../support/makers/mentorships.js";
import { operation } from "../support/operations.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** A room that counts how often something that is shown asked who is looking: then it is made for each follower anew. */
function aRoom() {
  const counted = { reads: 0 };
  const room = new FanoutRoom(world, live => ({
    ...live,
    sharedContext: readViewer =>
      live.sharedContext(() => {
        counted.reads += 1;
        return readViewer();
      }),
  }));
  return { room, counted };
}

/** The names of what a subscription gives, without what depends on when one came. */
function eventsOf(field: string): string[] {
  const type = world.api.schema.getSubscriptionType()?.getFields()[field]?.type;
  const members = type && "ofType" in type && isUnionType(type.ofType) ? type.ofType.getTypes() : [];
  return members.map(({ name }) => name).filter(name => !name.startsWith("Stream"));
}

test("what happens in a conversation is made once for all who follow it", async () => {
  const { coordinator, members, conversationId } = await aGroup(world, 3);
  const [ada, bo, cy] = members;
  if (!ada || !bo || !cy) throw new Error("There should be three members.");
  const send = async (input: object) => {
    const { sendMessage } = await ada.ask<{ sendMessage: { message: { id: string } } }>(operation("ChatSend"), {
      input: { conversationId, clientId: newId(), ...input },
    });
    return sendMessage.message.id;
  };
  const { room, counted } = aRoom();
  try {
    const screens = await Promise.all([ada, bo].map(who => room.follow(who, ChatFollowDocument, { conversationId })));
    const messageId = await send({ body: "Good morning" });
    await send({ body: "Anybody?", replyToId: messageId, mentionIds: [bo.id] });
    await bo.ask(operation("ChatAddReaction"), { input: { messageId, emoji: "👍" } });
    await ada.ask(operation("ChatEdit"), { input: { messageId, body: "Good morning, all" } });
    await bo.ask(operation("ChatRemoveReaction"), { input: { messageId, emoji: "👍" } });
    await ada.ask(operation("ChatDelete"), { input: { messageId } });
    await coordinator.ask(operation("ChatRemoveMember"), { input: { conversationId, personId: cy.id } });
    await coordinator.ask(operation("ChatAddMember"), { input: { conversationId, personId: cy.id } });
    for (const screen of screens) {
      for (const type of eventsOf("conversationEvents")) await screen.hasShown(type);
      expect(screen.failures).toEqual([]);
    }
    expect(counted.reads).toBe(0);
  } finally {
    room.leave();
  }
});

test("what happens in an inbox is made once for all screens of its owner", async () => {
  const pair = await aPair(world);
  const runsIt = await world.person("Coordinator");
  await enroll(world, pair.programId, runsIt.id, "COORDINATOR");
  const { room, counted } = aRoom();
  try {
    const [mentor, mentee, coordinator] = await Promise.all([
      room.follow(pair.mentor, InboxFollowDocument, {}),
      room.follow(pair.mentee, InboxFollowDocument, {}),
      room.follow(runsIt, InboxFollowDocument, {}),
    ]);
    const requestId = await aRequest(pair);
    const { acceptRequest } = await pair.mentor.ask<{ acceptRequest: { mentorship: { id: string } } }>(
      operation("MentorshipsAccept"),
      { input: { requestId } },
    );
    const mentorshipId = acceptRequest.mentorship.id;
    await pair.mentee.ask(operation("MentorshipsAnswerFit"), { input: { mentorshipId, fit: "NOT_A_GOOD_FIT" } });
    await pair.mentee.ask(operation("MentorshipsEnd"), { input: { mentorshipId } });
    for (const screen of [mentor, mentee]) await screen.hasShown("MentorshipEnded");
    await coordinator.hasShown("RePairingRequested");
    // As a run that was published tells those whom it gave no mentor.
    const event = { kind: "NotPairedYet", facts: { programId: pair.programId }, actorId: runsIt.id };
    const personId = pair.mentee.id;
    world.app.inbox.ring(await world.db.transaction(tx => world.app.inbox.append(tx, [{ personId, event }])));
    await mentee.hasShown("NotPairedYet");
    const shown = new Set([...mentor.shown, ...mentee.shown, ...coordinator.shown].map(one => one.__typename));
    expect(eventsOf("inboxEvents").filter(type => !shown.has(type))).toEqual([]);
    expect([...mentor.failures, ...mentee.failures, ...coordinator.failures]).toEqual([]);
    expect(counted.reads).toBe(0);
  } finally {
    room.leave();
  }
});

test("the count tells when an event asks who is looking", async () => {
  const { members, conversationId } = await aGroup(world, 2);
  const [ada] = members;
  if (!ada) throw new Error("There should be two members.");
  const { room, counted } = aRoom();
  try {
    const document = ChatFollowDocument.replace("message{...MessageParts}", "message{viewerCan{edit}...MessageParts}");
    const screen = await room.follow(ada, document, { conversationId });
    await ada.ask(operation("ChatSend"), { input: { conversationId, clientId: newId(), body: "Hello" } });
    await screen.hasShown("MessagePosted");
    expect(counted.reads).toBeGreaterThan(0);
  } finally {
    room.leave();
  }
});
