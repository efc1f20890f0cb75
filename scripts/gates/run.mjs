import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../build.mjs";

/**
 * Runs a program of node_modules, or a script of ours, with node.
 * @param {string} script its path from the root
 * @param {string[]} args
 * @returns {Promise<{ ok: boolean, said: string, stdout: string }>}
 */
export function runNode(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
    });
    let said = "";
    let stdout = "";
    child.stdout.on("data", chunk => {
      said += chunk;
      stdout += chunk;
    });
    child.stderr.on("data", chunk => {
      said += chunk;
    });
    child.once("error", reject);
    child.once("close", code => resolve({ ok: code === 0, said: said.trim(), stdout }));
  });
}

/**
 * A gate that a program of node_modules keeps: what it says is the fault.
 * @param {string} script
 * @param {string[]} args
 * @returns {() => Promise<string[]>}
 */
export const program = (script, args) => async () => {
  const { ok, said } = await runNode(script, args);
  return ok ? [] : [said || `${script} failed and said nothing`];
};
