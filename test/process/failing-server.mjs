/** The product, but for a fault of the kind that nobody catches, which SIGUSR2 sets off. */
const dist = new URL("../../dist/", import.meta.url);
/** @type {{ buildApi: typeof import("../../schema/build.js").buildApi }} */
const { buildApi } = await import(new URL("schema/build.js", dist).href);
/** @type {{ run: typeof import("../../server/run.js").run }} */
const { run } = await import(new URL("server/run.js", dist).href);

process.on("SIGUSR2", () => {
  const failure = new Error("planted failure");
  if (process.env.FAILURE === "rejection") void Promise.reject(failure);
  else throw failure;
});
await run(process, buildApi);
