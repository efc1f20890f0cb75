import { buildApi } from "../schema/build.js";
import { run } from "./run.js";

await run(process, buildApi);
