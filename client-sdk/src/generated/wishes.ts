// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { UnknownRefusal } from "../core/errors.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type { PairingPreferences, SetPairingPreferencesInput } from "./types.js";

/**
 * What the viewer wishes of a program's pairings, in one of their roles. Nobody else ever reads it, coordinators
 * neither: it goes into the pairing, and a ban shows in nothing but who is not paired.
 */
export interface WishesMine {
  /** The viewer's enrollment, which says the program and the role. */
  readonly enrollmentId: string;
  /** The people whom the viewer would like, the best first; at most 20. */
  readonly ranked: readonly string[];
  /** The people whom the viewer must not be paired with; at most 20. */
  readonly banned: readonly string[];
  /** When it was said last; null when nothing was ever said. */
  readonly updatedAt: string | null;
}

/** The wishes are kept. */
export interface WishesSetSuccess {
  /** The wishes as they are now. */
  readonly preferences: {
    /** The viewer's enrollment, which says the program and the role. */
    readonly enrollmentId: string;
    /** The people whom the viewer would like, the best first; at most 20. */
    readonly ranked: readonly string[];
    /** The people whom the viewer must not be paired with; at most 20. */
    readonly banned: readonly string[];
    /** When it was said last; null when nothing was ever said. */
    readonly updatedAt: string | null;
  };
}

/** What `set` gives: its success or a refusal. */
export type WishesSetResult = WishesSetSuccess | UnknownRefusal;

/** What the viewer wishes of a program's pairings. It takes the place of what was said before. */
export type WishesSetInput = {
  /** People of the other side whom the viewer must not be paired with, at most 20. Nobody is told. */
  readonly banned: readonly string[];
  /**
   * People of the other side, the best first, at most 20. Who takes no part in a run counts for nothing in it; those
   * not named come behind, by the search's score.
   */
  readonly ranked: readonly string[];
};

/** What mentees and mentors wish of the pairings of their programs, each for themselves. */
export interface WishesDomain {
  /**
   * What the viewer has said about a program's pairings in one of their roles, with empty lists when nothing; null
   * when it is not an active enrollment of theirs as a mentee or a mentor.
   *
   * @param enrollmentId The viewer's enrollment.
   */
  mine(enrollmentId: string): Promise<WishesMine | null>;
  /** The same with exactly what is selected. */
  mine<const S extends Selection<PairingPreferences>>(enrollmentId: string, selection: Exact<S, Selection<PairingPreferences>>): Promise<Selected<PairingPreferences, S> | null>;

  /**
   * Says whom the viewer would like to be paired with, and with whom they must not be, for the runs to come. Nobody
   * else ever reads it.
   *
   * @param enrollmentId The viewer's own active enrollment, as a mentee or a mentor.
   */
  set(enrollmentId: string, input: WishesSetInput): Promise<WishesSetResult>;
}

export type WishesMineData = {
  readonly myPairingPreferences: WishesMine | null;
};
export type WishesMineVariables = {
  /** The viewer's enrollment. */
  readonly enrollmentId: string;
};
export const WishesMineDocument = "query WishesMine($enrollmentId:ID!){myPairingPreferences(enrollmentId:$enrollmentId){enrollmentId ranked banned updatedAt}}" as Document<WishesMineData, WishesMineVariables>;

export type WishesSetData = {
  readonly setPairingPreferences: {
    readonly __typename: "SetPairingPreferencesSuccess";
    /** The wishes as they are now. */
    readonly preferences: {
      /** The viewer's enrollment, which says the program and the role. */
      readonly enrollmentId: string;
      /** The people whom the viewer would like, the best first; at most 20. */
      readonly ranked: readonly string[];
      /** The people whom the viewer must not be paired with; at most 20. */
      readonly banned: readonly string[];
      /** When it was said last; null when nothing was ever said. */
      readonly updatedAt: string | null;
    };
  };
};
export type WishesSetVariables = {
  /** The wishes. */
  readonly input: SetPairingPreferencesInput;
};
export const WishesSetDocument = "mutation WishesSet($input:SetPairingPreferencesInput!){setPairingPreferences(input:$input){__typename ...on SetPairingPreferencesSuccess{preferences{enrollmentId ranked banned updatedAt}}}}" as Document<WishesSetData, WishesSetVariables>;

/** What mentees and mentors wish of the pairings of their programs, each for themselves. */
export const wishes = (core: Core): WishesDomain => ({
  mine: (enrollmentId: string, selection?: AnySelection) => core.query(WishesMineDocument, { enrollmentId }, selection),
  set: (enrollmentId, input) => core.mutate(WishesSetDocument, { enrollmentId, ...input }),
});
