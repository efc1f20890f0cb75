import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../server/kernel/page.js";
import type {
  MentorSearchHit as Hit,
  SavedSearch as Saved,
  SavedCriteria,
  SavedSearchEvent,
} from "../../server/matching/index.js";
import { cursorAt } from "../../server/realtime/index.js";
import type { Context } from "../context.js";
import { ForwardArgs } from "../shared/connection.js";
import { MentorFits, SavedSearchChanged } from "./mentor-search-event.type.js";
import { MentorSearchHit, MentorSearchHitConnection } from "./mentor-search-hit.type.js";
import { SavedSearch, SavedSearchCriteria, SavedSearchViewerCan } from "./saved-search.type.js";

@Resolver(() => SavedSearch)
export class SavedSearchFields {
  @FieldResolver(() => SavedSearchCriteria, { description: "What it asks." })
  search(@Root() { criteria }: Saved): SavedCriteria {
    return criteria;
  }

  @FieldResolver(() => String, {
    description: "Where its stream stands, read before the hits: the hits and the events after it miss nobody.",
  })
  streamCursor(@Root() { position }: Saved): string {
    return cursorAt(position);
  }

  @FieldResolver(() => MentorSearchHitConnection, {
    nullable: true,
    description:
      "The mentors who fit now, as `mentorSearch` gives them with places. Null when the search cannot be asked as its owner stands: their profile no longer names what a mentor shall differ from, or a term means nothing any more.",
  })
  hits(
    @Root() search: Saved,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() { app }: Context,
  ): Promise<Page<Hit> | null> {
    return app.matching.saved.hitsOf(search, args);
  }

  @FieldResolver(() => SavedSearchViewerCan, {
    description: "What the viewer may do with it; asked on queries, not on events.",
  })
  viewerCan(@Root() search: Saved, @Ctx() { app, viewer }: Context): SavedSearchViewerCan {
    return app.matching.saved.rights(viewer, search);
  }
}

@Resolver(() => MentorFits)
export class MentorFitsFields {
  @FieldResolver(() => MentorSearchHit, {
    nullable: true,
    description: "The mentor as a hit of the search now, with their reasons; null when they fit no more by now.",
  })
  hit(
    @Root() { savedSearchId, enrollmentId }: Extract<SavedSearchEvent, { type: "MentorFits" }>,
    @Ctx() { load }: Context,
  ): Promise<Hit | null> {
    return load.savedHit.load({ savedSearchId, enrollmentId });
  }
}

@Resolver(() => SavedSearchChanged)
export class SavedSearchChangedFields {
  @FieldResolver(() => SavedSearch, {
    nullable: true,
    description: "The saved search as it is now; null when it is gone by now.",
  })
  savedSearch(@Root() { savedSearchId }: SavedSearchChanged, @Ctx() { load }: Context): Promise<Saved | null> {
    return load.savedSearch.load(savedSearchId);
  }
}
