type Nothing = undefined | null | false;

/** Waits for something that others do: asks again and again until it is there, up to thirty seconds. */
export async function until<T>(look: () => T | Nothing | Promise<T | Nothing>): Promise<T> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > deadline) throw new Error("What the test waits for did not come in thirty seconds.");
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
