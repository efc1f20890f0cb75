import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { root } from "./build.mjs";
import { buildSdk } from "./sdk-package.mjs";

const report = join(root, "client-sdk/etc/api.md");

/**
 * The public surface of the client SDK as its types say it, made from the built package.
 * @param {string} built the folder that `buildSdk` gave
 * @returns {{ report: string, model: string }} its text, and the path of the model that documentation is made from
 */
export function readApi(built) {
  const folder = join(root, "dist/sdk-api");
  const types = join(folder, "types");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(built, "dist"), types, { recursive: true });
  const generated = readdirSync(join(types, "generated")).filter(file => file.endsWith(".d.ts"));
  const doors = [
    ...["react", "offline", "session", "testing"].map(name => [name, `./${name}/index.js`]),
    ...generated.map(file => basename(file, ".d.ts")).map(name => [name, `./generated/${name}.js`]),
  ];
  const entry = join(types, "every-door.d.ts");
  writeFileSync(
    entry,
    ['export * from "./index.js";', ...doors.map(([name, path]) => `export * as ${name} from "${path}";`), ""].join(
      "\n",
    ),
  );
  const model = join(folder, "client.api.json");
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(folder, "api-extractor.json"),
    packageJsonFullPath: join(built, "package.json"),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entry,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            strict: true,
            module: "nodenext",
            lib: ["es2022", "esnext.disposable"],
            types: [],
            skipLibCheck: true,
          },
          files: [entry],
        },
      },
      newlineKind: "lf",
      apiReport: {
        enabled: true,
        reportFileName: "client.api.md",
        reportFolder: folder,
        reportTempFolder: join(folder, "temp"),
      },
      docModel: { enabled: true, apiJsonFilePath: model },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
          "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  /** @type {string[]} */
  const said = [];
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      if (message.logLevel === "error") said.push(message.text);
      message.handled = true;
    },
  });
  if (!succeeded) throw new Error(`The public surface of the client SDK cannot be read:\n${said.join("\n")}`);
  return { report: readFileSync(join(folder, "client.api.md"), "utf8"), model };
}

/** Whether etc/api.md says what the types say. */
export function sdkApiCurrent() {
  const { report: said } = readApi(buildSdk());
  return readFileSync(report, "utf8") === said ? [] : ["client-sdk/etc/api.md is not current: run `npm run sdk-api`"];
}

/** Writes etc/api.md; with --docs also a page for each name of the public surface into dist/sdk-docs. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { report: said, model } = readApi(buildSdk());
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, said);
  if (process.argv.includes("--docs")) {
    const documenter = join(root, "node_modules/@microsoft/api-documenter/bin/api-documenter");
    const args = ["markdown", "--input-folder", dirname(model), "--output-folder", join(root, "dist/sdk-docs")];
    const { status } = spawnSync(process.execPath, [documenter, ...args], { stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Error("The documentation of the client SDK could not be written.");
  }
}
