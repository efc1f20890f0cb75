// Loaded into each server that is measured: memory is compared after a collection, which only the process itself can run.
process.on("SIGUSR2", () => {
  const collect = /** @type {{ gc?: () => void }} */ (globalThis).gc;
  for (let n = 0; n < 4; n += 1) collect?.();
});
