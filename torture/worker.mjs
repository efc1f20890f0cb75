import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * A process of the run that sends or reads, so that neither waits for the other or for the one that kills.
 * @template {object} Says the value of each message it sends, by type
 */
export class Worker {
  /** @param {string} file beside this one */
  constructor(file) {
    this.child = fork(fileURLToPath(new URL(file, import.meta.url)), { serialization: "advanced" });
    /** @type {Promise<never>} */
    this.failed = new Promise((_, reject) =>
      this.child.once("exit", code => reject(new Error(`${file} ended with ${code}`))),
    );
    this.failed.catch(() => {});
  }

  /** @param {string} type @param {unknown} value */
  tell(type, value) {
    if (this.child.connected) this.child.send({ type, value });
  }

  /**
   * The value of the next message of that type.
   * @template {keyof Says} Type @param {Type} type @returns {Promise<Says[Type]>}
   */
  hear(type) {
    /** @type {Promise<Says[Type]>} */
    const heard = new Promise(resolve => {
      const listen = (/** @type {{ type: keyof Says, value: Says[keyof Says] }} */ message) => {
        if (message.type !== type) return;
        this.child.off("message", listen);
        resolve(/** @type {Says[Type]} */ (message.value));
      };
      this.child.on("message", listen);
    });
    return Promise.race([heard, this.failed]);
  }

  end() {
    this.child.kill("SIGKILL");
  }
}
