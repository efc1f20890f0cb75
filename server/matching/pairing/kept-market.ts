import { deserialize, serialize } from "node:v8";
import type { Markets } from "./build-market.js";
import type { Solution } from "./engine/market.js";

/** What a run was solved on and by, with the people behind the indexes: what later questions are answered from. */
export interface KeptMarket extends Markets {
  readonly menteeIds: readonly string[];
  readonly mentorIds: readonly string[];
  readonly solution: Solution;
}

/** As bytes, in the form of the structured clone algorithm, which later versions of Node go on reading. */
export const keptBytes = (kept: KeptMarket): Uint8Array => serialize(kept);

export const keptFrom = (bytes: Uint8Array): KeptMarket => deserialize(bytes);
