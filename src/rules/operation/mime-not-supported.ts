import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import { followed, type Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { bareType, type MimeType, mimeTypes, supportedTypes } from "./_mime.ts";

export default defineRule({
  id: "operation/mime-not-supported",
  official: ["MimeTypeNotSupported"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Content types the platform supports",
  why: "The designer builds bodies and reads answers in four content types only; the validator warns about others, and values may arrive as plain text.",
  source: "Microsoft Swagger Validator, rule MimeTypeNotSupported",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    for (const mimeType of mimeTypes(swagger)) {
      const { node, subject, owner } = mimeType;
      const text = stringOf(node)?.trim() ?? "";
      const type = bareType(text);
      // Other text is the business of operation/mime-not-valid; one type in one list is one diagnostic.
      if (!/^[^\s/]+\/[^\s/]+$/.test(type) || supportedTypes.has(type)) continue;
      if (isOfMcp(swagger, mimeType, type)) continue;
      const key = JSON.stringify([...subject, text]);
      if (reported.has(key)) continue;
      reported.add(key);
      yield {
        location: locationOf(node),
        subject: [...subject, text],
        message: `The content type ${quoted(text)} ${owner} is not supported by the platform.`,
        ...fixFor(swagger, mimeType, text),
      };
    }
  },
});

/** MCP servers stream their responses; the list of the document holds for the operations without their own. */
function isOfMcp(swagger: Swagger, { operation, subject: [, list] }: MimeType, type: string): boolean {
  if (operation !== undefined) return operation.kind === "mcp";
  return (
    list === "produces" &&
    type === "text/event-stream" &&
    swagger.operations().some(({ kind }) => kind === "mcp")
  );
}

/** Next to a supported type these are other ways to write the same values, also where the value is a file. */
const structured = /[/+](?:json|xml)$/;

function fixFor(
  swagger: Swagger,
  mimeType: MimeType,
  text: string,
): Pick<Diagnostic, "cause" | "fix" | "severity"> {
  const { isSpare, isStructuredOnly } = kindsIn(mimeType.list);
  const isAnswer = mimeType.subject[1] === "produces";
  if (carriesFile(swagger, mimeType) && !(isSpare && isStructuredOnly)) {
    const verb = isAnswer ? "sends" : "takes";
    return {
      cause: "file",
      fix: `Keep it when the service ${verb} the file in it; the validator warns about the type.`,
      severity: "info",
    };
  }
  return isSpare
    ? { cause: "spare", fix: `Remove ${quoted(text)} from the list.` }
    : {
        cause: isAnswer ? "only answers" : "only",
        fix: isAnswer
          ? "Use `application/json` or `text/plain` where the service can."
          : "Use `application/json`, `text/plain`, `multipart/form-data` or `application/x-www-form-urlencoded` where the service can.",
      };
}

const kindsIn = oncePer((list: readonly Node[]) => {
  const types = list.map((node) => bareType(stringOf(node) ?? ""));
  return {
    /** A supported type is next to it. */
    isSpare: types.some((type) => supportedTypes.has(type)),
    /** Files of any type may be XML files, too. */
    isStructuredOnly: types.every((type) => supportedTypes.has(type) || structured.test(type)),
  };
});

/** Whether what the list is about, the body or the answer of success, is a file. */
function carriesFile(swagger: Swagger, { operation, subject: [, list] }: MimeType): boolean {
  if (operation === undefined) return false;
  const holders =
    list === "produces" ? operation.responses.filter(({ isSuccess }) => isSuccess) : operation.parameters;
  return (
    holders.some(({ schema }) => schema !== undefined && isFile(swagger, schema)) ||
    (list === "consumes" && operation.parameters.some(({ type }) => type === "file"))
  );
}

function isFile(swagger: Swagger, schema: Node): boolean {
  const node = followed(swagger, schema);
  const [type, format] = ["type", "format"].map((name) => stringOf(member(node, name)));
  return type === "file" || format === "binary" || format === "byte";
}
