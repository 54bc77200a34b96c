import { items, keyLocationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { followed, type Operation, type Parameter, type Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { setMember, setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { bareType, supportedTypes } from "./_mime.ts";

export default defineRule({
  id: "operation/consumes-missing",
  official: ["ConsumesMissing"],
  severity: "warning",
  needs: ["swagger"],
  title: "A content type for every request body",
  why: "Without `consumes` the platform guesses in which form it sends the body, and services refuse what they do not expect.",
  source: "Microsoft Swagger Validator, rule ConsumesMissing",
  since: "0.1.0",
  *check({ swagger }) {
    const forAll = member(swagger.root, "consumes");
    const requests = swagger.operations().flatMap((operation) => requestOf(swagger, operation));
    const silent = requests.filter(({ list }) => !saysType(list ?? forAll));
    const [first] = silent;
    if (first === undefined) return;
    const isOneType = silent.every(
      ({ type, declared }) => type === first.type && (type !== undefined || declared === first.declared),
    );
    if (
      forAll !== undefined &&
      isEmptyList(forAll) &&
      isOneType &&
      requests.every(({ list }) => list === undefined)
    )
      yield emptyForAll(forAll, first, silent.length);
    else for (const request of silent) yield atOperation(request, forAll !== undefined);
  },
});

interface Request {
  readonly operation: Operation;
  readonly what: "a body" | "form data";
  /** The operation's own `consumes`. */
  readonly list: Node | undefined;
  /** Undefined where only the author knows in what form the service takes it. */
  readonly type: string | undefined;
  /** What a header of the operation says. */
  readonly declared: string | undefined;
  readonly isFile: boolean;
}

function requestOf(swagger: Swagger, operation: Operation): readonly Request[] {
  // An MCP client sends JSON, whatever the definition says.
  if (operation.kind === "mcp") return [];
  const body = operation.parameters.find(
    ({ in: location }) => location === "body" || location === "formData",
  );
  if (body === undefined) return [];
  const schema = followed(swagger, body.schema);
  const isFile = ["binary", "byte"].includes(stringOf(member(schema, "format")) ?? "");
  const declared = headerType(operation);
  const usual = isFile ? undefined : usualType(operation, body);
  const fits = declared === usual || (declared !== undefined && canCarry(declared, body, schema));
  return [
    {
      operation,
      what: body.in === "body" ? "a body" : "form data",
      list: member(operation.node, "consumes"),
      type: declared === undefined ? usual : fits ? declared : undefined,
      declared,
      isFile,
    },
  ];
}

function saysType(list: Node | undefined): boolean {
  return items(list).some((item) => stringOf(item) !== undefined);
}

function isEmptyList({ value }: Node): boolean {
  return isArray(value) && value.length === 0;
}

function emptyForAll(list: Node, { operation, what, type, isFile }: Request, count: number): Diagnostic {
  return {
    location: keyLocationOf(list),
    subject: ["consumes"],
    message: `The document's \`consumes\` is empty, and ${count === 1 ? `${quoted(operation.name)} sends` : `${count} operations send`} ${what}.`,
    ...(type === undefined
      ? { fix: `Write the content type ${inWhich(isFile)} into the empty \`consumes\`.`, cause: "unknown" }
      : {
          fix: `Write ${quoted(`"consumes": ["${type}"]`)}.`,
          cause: type,
          edits: [setValue(list.pointer, [type])],
        }),
  };
}

function atOperation(request: Request, hasForAll: boolean): Diagnostic {
  const { operation, what, list, type, isFile } = request;
  const how = list === undefined ? "absent" : isEmptyList(list) ? "empty" : "other";
  return {
    location: keyLocationOf(list ?? operation.node),
    subject: [operation.name],
    message: `The operation ${quoted(operation.name)} sends ${what} ${lacks[how]}.`,
    fix: fixFor(request, how, hasForAll),
    ...(type === undefined
      ? { cause: isFile ? "file" : "unknown" }
      : {
          edits: [setMember(operation.node.pointer, "consumes", [type], "operationId")],
          cause: `${how === "absent" ? "" : `${how} `}${type}`,
        }),
  };
}

const lacks = {
  absent: "without `consumes`",
  empty: "with an empty `consumes`",
  other: "with a `consumes` that names no content type",
};

function fixFor({ type, isFile }: Request, how: keyof typeof lacks, hasForAll: boolean): string {
  const named = `the content type ${inWhich(isFile)}`;
  if (type === undefined && how === "empty") return `Write ${named} into the empty \`consumes\`.`;
  if (type === undefined) return `${how === "absent" ? "Add" : "Write"} \`consumes\` with ${named}.`;
  const list = quoted(`"consumes": ["${type}"]`);
  if (how !== "absent") return `Write ${list}.`;
  return `Add ${list} ${hasForAll ? "to the operation" : "to the operation or to the document"}.`;
}

function inWhich(isFile: boolean): string {
  return isFile ? "in which the service takes the file" : "that the service takes";
}

/** What a header of the operation sends in every call; services go by it. */
function headerType({ parameters }: Operation): string | undefined {
  const header = parameters.find(
    ({ in: location, name }) => location === "header" && name.trim().toLowerCase() === "content-type",
  );
  const values = items(member(header?.node, "enum"));
  const text = stringOf(member(header?.node, "default") ?? (values.length === 1 ? values[0] : undefined));
  return text === undefined || text.trim() === "" ? undefined : bareType(text);
}

function usualType({ parameters }: Operation, body: Parameter): string {
  if (body.in === "body") return "application/json";
  const hasFile = parameters.some(({ type }) => type === "file");
  return hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded";
}

/** Others would be refused by operation/mime-not-supported or operation/mime-content-mismatch. */
function canCarry(type: string, body: Parameter, schema: Node | undefined): boolean {
  if (body.in === "formData") return type === "multipart/form-data";
  return supportedTypes.has(type) && stringOf(member(schema, "type")) === "string";
}
