import { Field, ID, ObjectType } from "type-graphql";
import type { PairOfProgram } from "../../server/matching/index.js";
import { resultUnion } from "../shared/result-union.js";
import { PairingPin, PairingPreferences } from "./pairing-wishes.type.js";

@ObjectType({ description: "The wishes are kept." })
export class SetPairingPreferencesSuccess {
  @Field(() => PairingPreferences, { description: "The wishes as they are now." })
  preferences!: PairingPreferences;
}

export const SetPairingPreferencesResult = resultUnion("SetPairingPreferencesResult", SetPairingPreferencesSuccess);

@ObjectType({ description: "The pair is pinned for the runs to come." })
export class PinPairSuccess {
  @Field(() => PairingPin, { description: "What is laid down now." })
  pin!: PairingPin;
}

export const PinPairResult = resultUnion("PinPairResult", PinPairSuccess);

@ObjectType({ description: "The pair is banned from the runs to come." })
export class BanPairSuccess {
  @Field(() => PairingPin, { description: "What is laid down now." })
  pin!: PairingPin;
}

export const BanPairResult = resultUnion("BanPairResult", BanPairSuccess);

@ObjectType({ description: "Nothing is laid down about the pair any more." })
export class UnpinPairSuccess implements PairOfProgram {
  @Field(() => ID, { description: "The program." })
  programId!: string;
  @Field(() => ID, { description: "The mentee." })
  menteeId!: string;
  @Field(() => ID, { description: "The mentor." })
  mentorId!: string;
}

export const UnpinPairResult = resultUnion("UnpinPairResult", UnpinPairSuccess);
