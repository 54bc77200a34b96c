import { type Extension, extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { keyLocationOf, locationOf, member, members, type Node, stringOf } from "../../connector/node.ts";
import { agenticProtocols } from "../../connector/platform/vocabulary.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { parentPointer } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";

const extension = "x-ms-agentic-protocol";
const supported = agenticProtocols.terms.find(({ status }) => status === "documented")?.name ?? "";
const entry = quoted(`"${extension}": "${supported}"`);

export default defineRule({
  id: "extension/agentic-protocol",
  severity: "warning",
  needs: ["swagger"],
  title: "Declare the MCP protocol on a POST operation",
  why: "Copilot Studio finds an MCP server by this extension. With another value, method, or position, agents can't use the server.",
  source: "https://learn.microsoft.com/microsoft-copilot-studio/agent-extend-action-mcp",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const node = member(operation.node, extension);
      if (node !== undefined) yield* ofOperation(operation, node);
    }
    for (const stray of straysIn(swagger)) yield elsewhere(swagger, stray);
  },
});

/** One finding for an operation: who changes the value has to change the method, too. */
function* ofOperation(operation: Operation, node: Node): Generator<Diagnostic> {
  const value = problemOfValue(operation, node);
  const isPost = operation.method === "post";
  if (value === undefined && isPost) return;
  const subject = [operation.name, extension];
  if (value === undefined) {
    yield { location: keyLocationOf(node), subject, ...wrongMethod(operation) };
    return;
  }
  const { edits, ...texts } = value;
  yield isPost
    ? { location: locationOf(node), subject, ...value }
    : { location: locationOf(node), subject, ...texts, fix: `Use a POST operation with ${entry}.` };
}

type Texts = Pick<Diagnostic, "message" | "fix" | "severity" | "edits">;

function problemOfValue({ name }: Operation, node: Node): Texts | undefined {
  const written = stringOf(node);
  const term = agenticProtocols.find(written ?? "");
  if (term?.status === "documented") return undefined;
  const shown = quoted(written ?? JSON.stringify(node.value));
  if (term?.status === "retired")
    return {
      message: `Copilot Studio hasn't supported ${shown} of ${quoted(name)} since ${term.since ?? "its retirement"}.`,
      fix: `Offer the server by streamable HTTP, and write ${quoted(term.replacement ?? supported)}.`,
    };
  if (written !== undefined && !isMisspelling(written))
    return {
      message: `The protocol ${shown} of ${quoted(name)} isn't documented (checked on ${agenticProtocols.checked}).`,
      fix: `If the operation is an MCP server, write ${quoted(supported)}.`,
      severity: "info",
    };
  return {
    message: `The protocol ${shown} of ${quoted(name)} isn't a supported value.`,
    fix: `Write ${quoted(supported)}.`,
    // Another transport in the name may be what the server really has.
    ...(/sse/i.test(written ?? "") ? {} : { edits: [setValue(node.pointer, supported)] }),
  };
}

/** A name of MCP or of its transport, but for a later version of the protocol, which may exist by now. */
function isMisspelling(written: string): boolean {
  return /mcp|stream|sse/i.test(written) && !/^mcp-streamable-(?!1\.0$)\d+\.\d+$/.test(written);
}

function wrongMethod({ name, method, path, pathItem }: Operation): Texts {
  const post = member(pathItem, "post");
  return {
    message: `${quoted(name)} declares an MCP server, but its method is ${method.toUpperCase()} instead of POST.`,
    fix:
      member(post, extension) !== undefined
        ? `Remove ${quoted(extension)} from ${quoted(method)}; \`post\` of the path has it.`
        : post === undefined
          ? `Rename ${quoted(method)} to \`post\`, and keep ${entry}.`
          : `Move ${entry} to \`post\` of ${quoted(path)}.`,
  };
}

/** Those that belong to no operation, names in `paths` included. */
function straysIn(swagger: Swagger): readonly Extension[] {
  const operations = new Set(swagger.operations().map(({ node }) => node.pointer));
  const inPaths = members(member(swagger.root, "paths")).filter(({ name }) => name === extension);
  return [...extensionsOf(swagger).filter(({ name }) => name === extension), ...inPaths].filter(
    ({ node }) => !operations.has(parentPointer(node.pointer) ?? ""),
  );
}

function elsewhere(swagger: Swagger, stray: Extension): Diagnostic {
  const owner = ownerNamesOf(swagger, stray);
  const declared = swagger.operations().find(({ node }) => member(node, extension) !== undefined);
  const target = targetOf(swagger, stray);
  return {
    location: keyLocationOf(stray.node),
    subject: [...owner, extension],
    message: `${quoted(extension)} ${whose(owner)} has no effect, because only operations can have it.`,
    fix:
      declared !== undefined
        ? `Remove it; ${quoted(declared.name)} declares the protocol.`
        : `Move it to ${target === undefined ? "the POST operation of the MCP server" : quoted(target.name)}, as ${entry}.`,
  };
}

/** The only POST operation of the path that holds it, else of the document. */
function targetOf(swagger: Swagger, { node }: Extension): Operation | undefined {
  const posts = swagger.operations().filter(({ method }) => method === "post");
  const near = posts.filter(({ pathItem }) => node.pointer.startsWith(`${pathItem.pointer}/`));
  const candidates = near.length > 0 ? near : posts;
  return candidates.length === 1 ? candidates[0] : undefined;
}
