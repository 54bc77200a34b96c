/** The few facts about a connector that are worth comparing with all others, read from its files by blob id. */
import { isObject, type JsonObject } from "../../text/json/json.ts";
import { parseJson } from "../../text/json/parse-json.ts";
import { makeSource } from "../../text/source.ts";
import type { Connector, Kind, Role } from "../connector.ts";
import type { IconLook } from "../icon/icon.ts";
import { measureIcon } from "../icon/measure-icon.ts";
import { member, stringOf } from "../node.ts";
import { readApiProperties } from "../properties/api-properties.ts";
import { readSwagger } from "../swagger/read-swagger.ts";
import type { Swagger } from "../swagger/swagger.ts";

/** Of an apiDefinition; null: absent or no text. */
export interface SwaggerFacts {
  readonly title: string | null;
  readonly host: string | null;
  readonly basePath: string | null;
  readonly version: string | null;
}

/** Of an apiProperties. */
export interface PropertiesFacts {
  readonly publisher: string | null;
  readonly stackOwner: string | null;
  readonly usesOAuth: boolean;
}

/** Of an icon. */
export interface IconFacts {
  /** Null: no logo, or one too plain to differ from others. */
  readonly iconLook: IconLook | null;
}

export interface ConnectorFacts extends SwaggerFacts, PropertiesFacts, IconFacts {
  readonly folder: string;
  readonly kind: Kind;
  /** Git blob ids; null without such a file. */
  readonly swaggerBlob: string | null;
  readonly iconBlob: string | null;
}

const noSwagger: SwaggerFacts = { title: null, host: null, basePath: null, version: null };
const noProperties: PropertiesFacts = { publisher: null, stackOwner: null, usesOAuth: false };

/** From a connector that was read anyway. */
export function connectorFacts(connector: Connector): ConnectorFacts {
  const swagger = connector.view("swagger");
  const properties = connector.view("properties");
  const icon = connector.view("icon");
  return {
    folder: connector.folder,
    kind: connector.kind,
    ...(swagger.state === "ready" ? factsOfSwagger(swagger.view) : noSwagger),
    ...(properties.state === "ready" ? factsOfProperties(properties.view) : noProperties),
    swaggerBlob: blobOf(connector, "swagger"),
    iconBlob: blobOf(connector, "icon"),
    iconLook: (icon.state === "ready" ? icon.view.image?.look : undefined) ?? null,
  };
}

/** Equal links are not equal files: each is relative to its own folder. */
function blobOf(connector: Connector, role: Role): string | null {
  const entry = connector.file(role);
  return entry?.kind === "file" ? entry.id : null;
}

/** From the text of an apiDefinition. */
export function readSwaggerFacts(text: string): SwaggerFacts {
  const value = objectIn(text);
  return value === undefined ? noSwagger : factsOfSwagger(readSwagger("", value));
}

/** From the text of an apiProperties. */
export function readPropertiesFacts(text: string): PropertiesFacts {
  const value = objectIn(text);
  return value === undefined ? noProperties : factsOfProperties(readApiProperties("", value));
}

/** From the bytes of an icon. */
export async function readIconFacts(bytes: Uint8Array): Promise<IconFacts> {
  const { image } = await measureIcon("", bytes);
  return { iconLook: image?.look ?? null };
}

/** Longest text kept, in UTF-16 code units: titles have 30, hosts 253. */
const maxKept = 300;

function factsOfSwagger(swagger: Swagger): SwaggerFacts {
  return {
    title: kept(swagger.title),
    host: kept(swagger.host),
    basePath: kept(swagger.basePath),
    version: kept(stringOf(member(swagger.info, "version"))),
  };
}

function factsOfProperties(properties: ReturnType<typeof readApiProperties>): PropertiesFacts {
  return {
    publisher: kept(properties.publisher),
    stackOwner: kept(properties.stackOwner),
    usesOAuth: properties.connectionParameters().some(({ type }) => type?.toLowerCase() === "oauthsetting"),
  };
}

function kept(text: string | undefined): string | null {
  return text === undefined ? null : text.trim().slice(0, maxKept);
}

function objectIn(text: string): JsonObject | undefined {
  const json = parseJson(makeSource("", text));
  return json.state !== "unreadable" && isObject(json.value) ? json.value : undefined;
}
