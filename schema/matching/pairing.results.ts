import { Field, ObjectType } from "type-graphql";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { PairingRun } from "./pairing-run.type.js";

@ObjectType({
  implements: Refusal,
  description: "The run is not where this begins: somebody was faster, or the screen shows an old state.",
})
export class PairingRunMovedOn extends Refusal {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
}

@ObjectType({ description: "The run was created, or had been under this clientId." })
export class CreatePairingRunSuccess {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
}

export const CreatePairingRunResult = resultUnion("CreatePairingRunResult", CreatePairingRunSuccess);

@ObjectType({ description: "The run is cancelled, now or before." })
export class CancelPairingRunSuccess {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
}

export const CancelPairingRunResult = resultUnion("CancelPairingRunResult", CancelPairingRunSuccess, PairingRunMovedOn);

@ObjectType({ description: "The run is being published, or has been." })
export class PublishPairingRunSuccess {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
}

export const PublishPairingRunResult = resultUnion(
  "PublishPairingRunResult",
  PublishPairingRunSuccess,
  PairingRunMovedOn,
);
