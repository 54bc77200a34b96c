/**
 * What a folder says about an Entra API connector: sample calls of the endpoint and of Microsoft Graph, from `http` blocks of
 * the readme and from `*.http` files. The endpoint is recognised by its contract; folders without one have no samples here.
 * Contract: https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector
 */
import type { Connector } from "../../connector/connector.ts";
import { type HttpMessage, readHttpMessages } from "../../connector/http-messages.ts";
import { member, members, objectOf, placeOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger.ts";
import { asArray, asObject, asString, type JsonObject, own } from "../../text/json.ts";
import type { MarkdownDocument } from "../../text/markdown.ts";
import { atRange, type Place, type RangePlace, type Span } from "../../text/place.ts";

export interface Sample {
  /** The heading it stands below, or the file's name, and what tells it from its neighbours: names for subjects. */
  readonly name: string;
  readonly file: string;
  readonly heading: string;
  readonly message: HttpMessage;
  /** The body as an object, comments and trailing commas tolerated; undefined when it is none. */
  readonly body: JsonObject | undefined;
  readonly at: Place;
  /** Where the key stands in the body; the start line when it does not. */
  atKey(key: string): Place;
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

export function statusOf({ message: { start } }: Sample): number | undefined {
  return start.kind === "response" ? start.status : undefined;
}

function readContract(connector: Connector): Contract | undefined {
  const view = connector.view("readme");
  const readme = view.state === "ready" ? view.view.document : undefined;
  const all = [
    ...(readme === undefined ? [] : fromReadme(readme)),
    ...connector.samples.flatMap(({ path, source }) =>
      toSamples(path, source.text, 0, path.slice(path.lastIndexOf("/") + 1)),
    ),
  ];
  const swagger = connector.view("swagger");
  const operations = swagger.state === "ready" ? endpointOperations(swagger.view) : [];
  const requests: Sample[] = [];
  const responses: Sample[] = [];
  const graph: Sample[] = [];
  for (const sample of distinct(all)) {
    if (isGraph(sample)) graph.push(sample);
    else if (sample.message.start.kind === "request") requests.push(sample);
    else if (isAnswer(sample)) responses.push(sample);
  }
  responses.push(...operations.flatMap(exampleAnswers));
  const isEndpoint = operations.length > 0 || responses.some(isTelling) || requests.some(hasClaims);
  if (!isEndpoint) return undefined;
  const own = requests.filter((sample) => hasClaims(sample) || isAnswered(sample, all));
  return { requests: own, responses, graph, operations, readme };
}

function fromReadme(document: MarkdownDocument): readonly Sample[] {
  const { source } = document;
  return document.codeBlocks.flatMap(({ language, text, span }) => {
    if (language !== undefined && !/^(?:http|https|rest)$/i.test(language)) return [];
    // Indented blocks and CRLF make the text differ from the source: then places are those of the block.
    const at = source.text.indexOf(text, span.start);
    const content = source.text.slice(span.start, span.end);
    const heading = document.sections.findLast((section) => section.heading.end <= span.start)?.title ?? "";
    return at === -1 || at > span.end
      ? toSamples(source.path, content, span.start, heading)
      : toSamples(source.path, text, at, heading);
  });
}

function toSamples(file: string, text: string, offset: number, heading: string): readonly Sample[] {
  const shifted = ({ start, end }: Span): RangePlace =>
    atRange(file, { start: start + offset, end: end + offset });
  return readHttpMessages(text).map((message) => {
    const { json, start, bodySpan, startSpan } = message;
    return {
      name: `${heading} · ${start.kind === "request" ? start.method : start.status}`,
      file,
      heading,
      message,
      body: json === undefined || json.state === "unreadable" ? undefined : asObject(json.value),
      at: shifted(startSpan),
      atKey(key) {
        const at = message.body.indexOf(`"${key}"`);
        const start = bodySpan.start + at;
        return at === -1 ? shifted(startSpan) : shifted({ start, end: start + key.length + 2 });
      },
    };
  });
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
  return start.kind === "request" && /"(?:ui_locales|extension_\w{1,200})"\s*:/.test(body);
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
        at: placeOf(example),
        atKey: (key) => placeOf(member(example, key) ?? example),
      };
      return [sample];
    }),
  );
}

const nowhere: Span = { start: 0, end: 0 };
