// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { UnknownRefusal } from "../core/errors.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type { Availability, SetAvailabilityInput } from "./types.js";

/**
 * When somebody is available in a usual week. Only they see it. How many hours others have in common with it is
 * counted for members of a shared program while `ProfileVisibility.availability` is PROGRAM, and for nobody else;
 * whoever sets their own week to one hour after the other could so find out which hours it holds.
 */
export interface AvailabilityParts {
  /** The zone whose wall clock the rules mean. It need not be that of the profile. */
  readonly timeZone: string;
  /** How many hours of a usual week they are, in whole quarter hours; what two ranges share counts once. */
  readonly hoursAWeek: number;
  /** When the rules or the zone were changed last. */
  readonly updatedAt: string;
  /** At most 50, in the order of the week. Ranges of one day that overlap or touch are one. */
  readonly rules: readonly {
    /** The day on which the range starts: 1 is Monday, 7 is Sunday, as in ISO 8601. */
    readonly weekday: number;
    /**
     * When it starts on that day, on the wall clock of the zone: `00:00` to `23:59`. Hours are counted in whole
     * quarter hours of UTC: what lies before the first of them is kept and not counted.
     */
    readonly from: string;
    /**
     * When it ends, not included: after the start and at most `48:00`. `26:00` is two in the morning of the day after.
     * What lies behind the last whole quarter hour is kept and not counted.
     */
    readonly until: string;
  }[];
}

/** The viewer's usual week is what was asked. */
export interface MeetingsSetAvailabilitySuccess {
  /** What holds now, ranges that overlap or touch being one; null when it was taken back. */
  readonly availability: AvailabilityParts | null;
}

/** What `setAvailability` gives: its success or a refusal. */
export type MeetingsSetAvailabilityResult = MeetingsSetAvailabilitySuccess | UnknownRefusal;

/** When people are available. */
export interface MeetingsDomain {
  /**
   * When the viewer is available in a usual week; null when they have not said it, or have taken it back. Nobody else
   * can ask for it.
   */
  myAvailability(): Promise<AvailabilityParts | null>;
  /** The same with exactly what is selected. */
  myAvailability<const S extends Selection<Availability>>(selection: Exact<S, Selection<Availability>>): Promise<Selected<Availability, S> | null>;

  /** Replaces the viewer's usual week. Asking the same again changes nothing. */
  setAvailability(input: SetAvailabilityInput): Promise<MeetingsSetAvailabilityResult>;
}

const availabilityPartsFragment = "fragment AvailabilityParts on Availability{timeZone hoursAWeek updatedAt rules{weekday from until}}";

export type MeetingsMyAvailabilityData = {
  readonly myAvailability: AvailabilityParts | null;
};
export type MeetingsMyAvailabilityVariables = Record<string, never>;
export const MeetingsMyAvailabilityDocument = `query MeetingsMyAvailability{myAvailability{...AvailabilityParts}}${availabilityPartsFragment}` as Document<MeetingsMyAvailabilityData, MeetingsMyAvailabilityVariables>;

export type MeetingsSetAvailabilityData = {
  readonly setAvailability: {
    readonly __typename: "SetAvailabilitySuccess";
    /** What holds now, ranges that overlap or touch being one; null when it was taken back. */
    readonly availability: AvailabilityParts | null;
  };
};
export type MeetingsSetAvailabilityVariables = {
  /** What is asked. */
  readonly input: SetAvailabilityInput;
};
export const MeetingsSetAvailabilityDocument = `mutation MeetingsSetAvailability($input:SetAvailabilityInput!){setAvailability(input:$input){__typename ...on SetAvailabilitySuccess{availability{...AvailabilityParts}}}}${availabilityPartsFragment}` as Document<MeetingsSetAvailabilityData, MeetingsSetAvailabilityVariables>;

/** When people are available. */
export const meetings = (core: Core): MeetingsDomain => ({
  myAvailability: (selection?: AnySelection) => core.query(MeetingsMyAvailabilityDocument, {}, selection),
  setAvailability: input => core.mutate(MeetingsSetAvailabilityDocument, input),
});
