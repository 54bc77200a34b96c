/** What a solution says about itself in customizations.xml: read as a stream of tags, entities are not expanded. */
import { SaxesParser } from "saxes";

export interface Customizations {
  /** There is a `Connector` element with something in it, and so on. */
  readonly hasConnector: boolean;
  readonly hasWorkflows: boolean;
  readonly hasPlugin: boolean;
}

const telling = ["Connector", "Workflows", "aicopilot_aiplugin"] as const;
/** Elements within elements; an exported solution has about ten. */
const maxDepth = 200;

/** Undefined when the text is no well-formed XML. */
export function readCustomizations(text: string): Customizations | undefined {
  const filled = new Set<string>();
  const open: string[] = [];
  let isBroken = false;
  const parser = new SaxesParser();
  const fillParent = (): void => {
    const parent = open.at(-1);
    if (parent !== undefined) filled.add(parent);
  };
  parser.on("error", () => {
    isBroken = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    fillParent();
    open.push(name);
    if (open.length > maxDepth) isBroken = true;
    if (Object.keys(attributes).length > 0) filled.add(name);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", (words) => {
    if (words.trim() !== "") fillParent();
  });
  parser.on("cdata", fillParent);
  // In pieces, so that a broken or nested document ends the reading at once.
  for (let start = 0; start < text.length && !isBroken; start += pieceLength) {
    parser.write(text.slice(start, start + pieceLength));
  }
  if (!isBroken) parser.close();
  if (isBroken) return undefined;
  const [connector, workflows, plugin] = telling;
  return {
    hasConnector: filled.has(connector),
    hasWorkflows: filled.has(workflows),
    hasPlugin: filled.has(plugin),
  };
}

/** UTF-16 code units. */
const pieceLength = 65_536;

/** Whether a text is well-formed XML. */
export function isXml(text: string): boolean {
  return readCustomizations(text) !== undefined;
}
