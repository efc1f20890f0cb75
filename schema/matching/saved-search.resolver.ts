import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { MentorSearchEvent as Event } from "../../server/matching/index.js";
import type { Context } from "../context.js";
import { ForwardArgs } from "../shared/connection.js";
import { LiveSubscription } from "../shared/live-subscription.js";
import { MentorSearchEvent } from "./mentor-search-event.type.js";
import { SavedSearchInput, SaveSearchInput, UpdateSavedSearchInput } from "./saved-search.inputs.js";
import * as result from "./saved-search.results.js";
import { SavedSearch, SavedSearchConnection } from "./saved-search.type.js";

@Resolver()
export class SavedSearchResolver {
  @Query(() => SavedSearch, {
    nullable: true,
    description: "A search the viewer keeps; null when there is none such, and while they are not in its program.",
  })
  savedSearch(
    @Ctx() { app, viewer }: Context,
    @Arg("id", () => ID, { description: "The saved search's id." }) id: string,
  ) {
    return app.matching.saved.find(viewer, id);
  }

  @Query(() => SavedSearchConnection, {
    description:
      "The searches the viewer keeps in a program, the newest first. Only for active members: to others the program is NOT_FOUND.",
  })
  savedSearches(
    @Ctx() { app, viewer }: Context,
    @Arg("programId", () => ID, { description: "The program they look in." }) programId: string,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    return app.matching.saved.list(viewer, programId, args);
  }

  @Mutation(() => result.SaveSearchResult, {
    description:
      "Keeps a search for mentors with a free place who do not pause. Whoever fits now is found by its hits; whoever comes to fit later is told by `mentorSearchEvents`, and by mail where it is asked for. For active members of the program.",
  })
  saveSearch(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SaveSearchInput, { description: "What to keep." }) input: SaveSearchInput,
  ) {
    return app.matching.saved.save(viewer, input);
  }

  @Mutation(() => result.UpdateSavedSearchResult, {
    description:
      "Changes a search the viewer keeps. Whoever fits what it asks from then on is found by its hits, not told.",
  })
  updateSavedSearch(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => UpdateSavedSearchInput, { description: "Which one, and what changes." })
    input: UpdateSavedSearchInput,
  ) {
    return app.matching.saved.update(viewer, input);
  }

  @Mutation(() => result.DeleteSavedSearchResult, {
    description: "Forgets a search the viewer keeps; what follows it ends.",
  })
  deleteSavedSearch(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SavedSearchInput, { description: "Which one." }) input: SavedSearchInput,
  ) {
    return app.matching.saved.delete(viewer, input);
  }

  @LiveSubscription<{ savedSearchId: string }>(() => MentorSearchEvent, {
    description:
      "Who comes to fit a saved search after the cursor, and who fits no more, each thing once and in order, about a second after it happened. Told is what mentors change: joining, their profile, places, pauses, blocks. Not told is what comes of the owner's own doing (their profile, week, requests, mentorships and blocks), of a new vocabulary, new weights or a change of clocks, nor what a mentor changed and changed back in between; while the owner has a request to a mentor, a mentorship with them or has blocked them, nothing is told of that mentor. A mentor who declined a request is told of like any other. Only for the owner while they are in the program.",
    source: (app, { savedSearchId }) => app.matching.saved.source(savedSearchId),
  })
  mentorSearchEvents(
    @Root() event: Event,
    @Arg("savedSearchId", () => ID, { description: "The saved search." }) _savedSearchId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The cursor of the last event seen; null means from now.",
    })
    _after: string | null,
  ): Event {
    return event;
  }
}
