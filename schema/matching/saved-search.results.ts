import { Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { SavedSearch } from "./saved-search.type.js";

@ObjectType({ description: "The search is kept, or had been kept under this clientId." })
export class SaveSearchSuccess {
  @Field(() => SavedSearch, { description: "The saved search as it is now." })
  savedSearch!: SavedSearch;
}

@ObjectType({ implements: Refusal, description: "The viewer keeps as many searches as one person may." })
export class TooManySavedSearches extends Refusal {
  @Field(() => Int, { description: "How many one person may keep, in all programs together that they are in." })
  limit!: number;
}

export const SaveSearchResult = resultUnion("SaveSearchResult", SaveSearchSuccess, TooManySavedSearches);

@ObjectType({ description: "The saved search is changed." })
export class UpdateSavedSearchSuccess {
  @Field(() => SavedSearch, { description: "The saved search as it is now." })
  savedSearch!: SavedSearch;
}

export const UpdateSavedSearchResult = resultUnion("UpdateSavedSearchResult", UpdateSavedSearchSuccess);

@ObjectType({ description: "The saved search is gone, with what was not told of it yet." })
export class DeleteSavedSearchSuccess {
  @Field(() => ID, { description: "Its id." })
  savedSearchId!: string;
}

export const DeleteSavedSearchResult = resultUnion("DeleteSavedSearchResult", DeleteSavedSearchSuccess);
