import { Field, ID, InputType } from "type-graphql";
import {
  type SavedSearchMail,
  SavedSearchMails,
  type SaveSearch,
  type UpdateSavedSearch,
} from "../../server/matching/index.js";
import { MentorSearchInput } from "./mentor-search.inputs.js";

@InputType({ description: "A search to keep." })
export class SaveSearchInput implements SaveSearch {
  @Field(() => ID, {
    description: "Chosen by the client, 1 to 64 characters: the same save again gives the same saved search.",
  })
  clientId!: string;
  @Field(() => String, { description: "What the viewer calls it, 1 to 100 characters." })
  name!: string;
  @Field(() => MentorSearchInput, {
    description: "What is asked; `withPlaces` counts as true, whatever it says.",
  })
  search!: MentorSearchInput;
  @Field(() => SavedSearchMails, { nullable: true, description: "When to write to the viewer; null means NEVER." })
  mail?: SavedSearchMail | null;
}

@InputType({ description: "What changes in a saved search: what is left out or null stays as it is." })
export class UpdateSavedSearchInput implements UpdateSavedSearch {
  @Field(() => ID, { description: "The saved search." })
  savedSearchId!: string;
  @Field(() => String, {
    nullable: true,
    description: "What the viewer calls it, 1 to 100 characters; null leaves it.",
  })
  name?: string | null;
  @Field(() => MentorSearchInput, {
    nullable: true,
    description: "What is asked from now on, in the same program; it replaces all that was asked. Null leaves it.",
  })
  search?: MentorSearchInput | null;
  @Field(() => SavedSearchMails, {
    nullable: true,
    description: "When to write to the viewer; NEVER drops what was not written of yet, null leaves it.",
  })
  mail?: SavedSearchMail | null;
}

@InputType({ description: "Which saved search." })
export class SavedSearchInput {
  @Field(() => ID, { description: "The saved search." })
  savedSearchId!: string;
}
