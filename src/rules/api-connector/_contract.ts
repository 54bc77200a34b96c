/**
 * What a folder says about an Entra API connector: sample calls of the endpoint and of Microsoft Graph, from `http` blocks of
 * the readme and of notes, and from files of calls and bodies. The endpoint is recognized by its contract; folders without one
 * have no samples here, nor have the events of custom authentication extensions, which have a contract of their own.
 * Contract: https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector
 */
import type { Connector } from "../../connector/connector.ts";
import { type HttpMessage, readBodyAlone, readHttpMessages } from "../../connector/http-messages.ts";
import { locationOf, member, members, objectOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import type { TextFile } from "../../connector/text-file.ts";
import { asArray, asObject, asString, type JsonObject, own } from "../../text/json/json.ts";
import { atRange, type Location, type RangeLocation, type Span } from "../../text/location.ts";
import { type MarkdownDocument, parseMarkdown } from "../../text/markdown/markdown.ts";

export interface Sample {
  /** The heading it is below, or the file's name, and what tells it from its neighbours: names for subjects. */
  readonly name: string;
  readonly file: string;
  readonly heading: string;
  readonly message: HttpMessage;
  /** The body as an object, comments and trailing commas tolerated; undefined when it is none. */
  readonly body: JsonObject | undefined;
  readonly location: Location;
  /** Where the key is in the body; the start line when it does not. */
  atKey(key: string): Location;
}

export interface Contract {
  /** Requests that Entra sends to the endpoint. */
  readonly requests: readonly Sample[];
  /** What the endpoint answers. */
  readonly responses: readonly Sample[];
  /** Requests to Microsoft Graph. */
  readonly graph: readonly Sample[];
  /** Operations of the definition that answer like an API connector. */
  readonly operations: readonly Operation[];
  readonly readme: MarkdownDocument | undefined;
}

export const actions = ["Continue", "ShowBlockPage", "ValidationError"];

const known = new WeakMap<Connector, Contract | undefined>();

/** Undefined when nothing in the folder has the form of an API connector's calls. Computed once. */
export function contractOf(connector: Connector): Contract | undefined {
  if (!known.has(connector)) known.set(connector, readContract(connector));
  return known.get(connector);
}

/** The action as the body has it; undefined when absent or no text. */
function actionOf({ body }: Sample): string | undefined {
  return body === undefined ? undefined : asString(own(body, "action"));
}

/** The action that is meant, whatever its letter case. */
export function meantAction(sample: Sample): string | undefined {
  const action = actionOf(sample)?.toLowerCase();
  return actions.find((one) => one.toLowerCase() === action);
}

function readContract(connector: Connector): Contract | undefined {
  const view = connector.view("readme");
  const readme = view.state === "ready" ? view.view.document : undefined;
  const all = [
    ...(readme === undefined ? [] : fromMarkdown(readme)),
    ...connector.samples.flatMap(fromFile),
  ].filter((sample) => !isOtherEvent(sample));
  const swagger = connector.view("swagger");
  const operations = swagger.state === "ready" ? endpointOperations(swagger.view) : [];
  const requests: Sample[] = [];
  const responses: Sample[] = [];
  const graph: Sample[] = [];
  for (const sample of distinct(all)) {
    if (isGraph(sample)) graph.push(sample);
    else if (sample.message.start.kind === "request") requests.push(sample);
    else if (isAnswer(sample)) responses.push(sample);
    else if (sample.message.start.kind === "body") requests.push(sample);
  }
  for (const one of operations.flatMap(exampleAnswers)) responses.push(one);
  const isEndpoint = operations.length > 0 || responses.some(isTelling) || requests.some(isCallWithClaims);
  if (!isEndpoint) return undefined;
  const own = requests.filter((sample) => hasClaims(sample) || isAnswered(sample, all));
  return { requests: own, responses, graph, operations, readme };
}

function fromFile({ path, source }: TextFile): readonly Sample[] {
  if (/\.md$/i.test(path)) return fromMarkdown(parseMarkdown(source));
  const name = path.slice(path.lastIndexOf("/") + 1);
  const messages = readHttpMessages(source.text);
  const alone = messages.length === 0 ? readBodyAlone(source.text) : undefined;
  return toSamples(path, alone === undefined ? messages : [alone], 0, name);
}

function fromMarkdown(document: MarkdownDocument): readonly Sample[] {
  const { source } = document;
  return document.codeBlocks.flatMap(({ language, text, span }) => {
    if (language !== undefined && !/^(?:http|https|rest)$/i.test(language)) return [];
    // Indented blocks and CRLF make the text differ from the source: then locations are those of the block.
    const at = source.text.indexOf(text, span.start);
    const content = source.text.slice(span.start, span.end);
    const heading = document.sections.findLast((section) => section.heading.end <= span.start)?.title ?? "";
    return at === -1 || at > span.end
      ? toSamples(source.path, readHttpMessages(content), span.start, heading)
      : toSamples(source.path, readHttpMessages(text), at, heading);
  });
}

function toSamples(
  file: string,
  messages: readonly HttpMessage[],
  offset: number,
  heading: string,
): readonly Sample[] {
  const shifted = ({ start, end }: Span): RangeLocation =>
    atRange(file, { start: start + offset, end: end + offset });
  return messages.map((message) => {
    const { json, start, bodySpan, startSpan } = message;
    return {
      name: nameOf(heading, start),
      file,
      heading,
      message,
      body: json === undefined || json.state === "unreadable" ? undefined : asObject(json.value),
      location: shifted(startSpan),
      atKey(key) {
        const at = message.body.indexOf(`"${key}"`);
        const start = bodySpan.start + at;
        return at === -1 ? shifted(startSpan) : shifted({ start, end: start + key.length + 2 });
      },
    };
  });
}

function nameOf(heading: string, start: HttpMessage["start"]): string {
  switch (start.kind) {
    case "request":
      return `${heading} · ${start.method}`;
    case "response":
      return `${heading} · ${start.status}`;
    case "body":
      return heading;
  }
}

/** Equal names get a number. */
function distinct(samples: readonly Sample[]): readonly Sample[] {
  const counts = new Map<string, number>();
  return samples.map((sample) => {
    const count = (counts.get(sample.name) ?? 0) + 1;
    counts.set(sample.name, count);
    return count === 1 ? sample : { ...sample, name: `${sample.name} (${count})` };
  });
}

function isGraph({ message: { start, headers } }: Sample): boolean {
  return (
    start.kind === "request" && /graph\.microsoft\.com/i.test(`${start.url} ${headers.get("host") ?? ""}`)
  );
}

/** Members that only this contract has; broken bodies are searched as text. */
function isAnswer({ message: { body } }: Sample): boolean {
  return /"(?:action|userMessage)"\s*:/.test(body) || /"version"\s*:\s*"[\d.]*"/.test(body);
}

function hasClaims({ message: { start, body } }: Sample): boolean {
  return start.kind !== "response" && /"(?:ui_locales|extension_\w{1,200})"\s*:/.test(body);
}

/** A body alone may be that of a user of Graph, too. */
function isCallWithClaims(sample: Sample): boolean {
  return sample.message.start.kind === "request" && hasClaims(sample);
}

/** `OnAttributeCollectionSubmit`, `OnTokenIssuanceStart` and the like name their type. */
function isOtherEvent({ message: { body } }: Sample): boolean {
  return /"microsoft\.graph\.(?:authenticationEvent|on[A-Z]\w{1,60}(?:Callout|Response)Data)/.test(body);
}

/** Other services have a `Continue` too: it tells only together with a version. */
function isTelling(sample: Sample): boolean {
  const action = meantAction(sample);
  return action !== undefined && (action !== "Continue" || own(sample.body ?? {}, "version") !== undefined);
}

/** The next message is an answer of the endpoint. */
function isAnswered(sample: Sample, all: readonly Sample[]): boolean {
  const next = all[all.findIndex(({ message }) => message === sample.message) + 1];
  return next !== undefined && next.message.start.kind === "response" && isAnswer(next);
}

/** Operations whose response has an `action` that is limited to those of the contract, or shows one in an example. */
function endpointOperations(swagger: Swagger): readonly Operation[] {
  return swagger.operations().filter((operation) =>
    operation.responses.some(({ node, schema }) => {
      const properties = schema === undefined ? [] : swagger.propertiesOf(schema);
      const values = properties
        .filter(({ name }) => name === "action")
        .flatMap((action) => asArray(objectOf(action.node)?.["enum"]) ?? []);
      const shown = members(member(node, "examples")).map((example) =>
        own(objectOf(example.node) ?? {}, "action"),
      );
      return (
        values.some((value) => value === "ShowBlockPage" || value === "ValidationError") ||
        shown.some((value) => actions.includes(asString(value) ?? ""))
      );
    }),
  );
}

function exampleAnswers(operation: Operation): readonly Sample[] {
  return operation.responses.flatMap(({ node, status }) =>
    members(member(node, "examples")).flatMap(({ name: type, node: example }) => {
      const body = objectOf(example);
      if (body === undefined) return [];
      const sample: Sample = {
        name: `${operation.name} · ${status}`,
        file: example.file,
        heading: operation.summary ?? "",
        message: {
          start: { kind: "response", status: Number(status) },
          headers: new Map([["content-type", type]]),
          body: JSON.stringify(body),
          json: undefined,
          startSpan: nowhere,
          bodySpan: nowhere,
        },
        body,
        location: locationOf(example),
        atKey: (key) => locationOf(member(example, key) ?? example),
      };
      return [sample];
    }),
  );
}

const nowhere: Span = { start: 0, end: 0 };
