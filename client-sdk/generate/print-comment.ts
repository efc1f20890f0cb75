const widest = 116;

/** What the schema says of something, and what to take instead when it is going away. */
export interface Described {
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

/** The comment of something in the schema. */
export function printDescription({ description, deprecationReason }: Described, indent = ""): string {
  const lines = [description ?? "", ...(deprecationReason ? ["", `@deprecated ${deprecationReason}`] : [])];
  return printComment(lines.join("\n"), indent);
}

/** A comment above a declaration, broken into lines; empty for no words. */
export function printComment(words: string | null | undefined, indent = ""): string {
  const paragraphs = (words ?? "").trim().replaceAll("*/", "*\\/").split("\n");
  const [only = "", ...more] = paragraphs;
  if (only === "") return "";
  if (more.length === 0 && indent.length + only.length + 7 <= widest + 4) return `${indent}/** ${only} */\n`;
  const lines = paragraphs.flatMap(paragraph => broken(paragraph, widest - indent.length));
  return `${indent}/**\n${lines.map(line => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** Lines of at most so many characters; those that go on with an entry of a list stand under it. */
function broken(paragraph: string, width: number): string[] {
  const lines: string[] = [""];
  const indent = paragraph.startsWith("- ") ? "  " : "";
  for (const word of paragraph.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length + 1 > width) lines.push(indent + word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
