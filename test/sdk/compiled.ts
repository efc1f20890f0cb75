import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Beside what is generated for the package, so that the same relative paths lead to the core. Nothing is written there. */
const folder = join(root, "client-sdk/src/planted");
const { config } = ts.readConfigFile(join(root, "client-sdk/tsconfig.json"), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, "client-sdk"));
const libraries = new Map<string, ts.SourceFile | undefined>();

/** What the compiler has to say of these files, with the settings of the package: `use.ts:3 Type …`. */
export function faultsOf(files: ReadonlyMap<string, string>): string[] {
  const texts = new Map([...files].map(([name, text]) => [join(folder, name), text]));
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { fileExists, readFile, getSourceFile } = host;
  const { directoryExists } = host;
  host.directoryExists = path => path === folder || Boolean(directoryExists?.(path));
  host.fileExists = path => texts.has(path) || fileExists(path);
  host.readFile = path => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...more) => {
    const text = texts.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
    if (!libraries.has(path)) libraries.set(path, getSourceFile(path, ...more));
    return libraries.get(path);
  };
  const program = ts.createProgram([...texts.keys()], { ...options, noEmit: true }, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.split("/").at(-1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
