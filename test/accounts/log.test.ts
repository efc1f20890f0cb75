import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";

test("the values of a failed statement and tokens stay out of the log, its code does not", () => {
  const program = `
    import { QueryFailedError } from "typeorm";
    import { createLog } from "./dist/server/log.js";
    const driver = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (email)=(canary)" });
    const err = new QueryFailedError("insert into account values ($1)", ["canary"], driver);
    createLog("info").error({ err, asked: { password: "canary", accessToken: "canary" } }, "failed");
  `;
  const { stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect({ status, code: JSON.parse(stderr).err.code }).toEqual({ status: 0, code: "23505" });
  expect(stderr).not.toContain("canary");
});
