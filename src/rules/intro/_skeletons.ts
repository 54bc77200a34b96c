/** What the definition and the properties know, as text for the sections of a readme. Nothing is made up. */

import type { Connector } from "../../connector/connector.ts";
import { nameOf } from "../../connector/folders.ts";
import { items, member, stringOf } from "../../connector/node.ts";
import type { ApiProperties, ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { isPrompted } from "../../connector/properties/connection-parameters.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { endsLikeSentence } from "../../wording/sentence.ts";

/** Lists and headings as the readme has them. */
export interface Writing {
  /** `-`, `*` or `+`. */
  readonly bullet: string;
  /** Of the section itself. */
  readonly depth: number;
}

/** Undefined where nothing is known that a section could say. */
export type Skeleton = (connector: Connector, writing: Writing) => string | undefined;

export const operationsSkeleton: Skeleton = (connector, { bullet, depth }) => {
  const operations = operationsOf(connector).filter(
    ({ isInternal, isDeprecated }) => !isInternal && !isDeprecated,
  );
  const [triggers, actions] = [operations.filter(isTrigger), operations.filter((one) => !isTrigger(one))];
  const list = (some: readonly Operation[]): string =>
    some.map((one) => `${bullet} ${entry(one.summary ?? "", one.description)}`).join("\n");
  if (operations.length === 0 || operations.some(({ summary = "" }) => summary.trim() === ""))
    return undefined;
  if (triggers.length === 0 || actions.length === 0) return list(operations);
  const below = "#".repeat(Math.min(depth + 1, 6));
  return `${below} Actions\n\n${list(actions)}\n\n${below} Triggers\n\n${list(triggers)}`;
};

export const credentialsSkeleton: Skeleton = (connector, { bullet }) => {
  const properties = propertiesOf(connector);
  if (properties === undefined) return undefined;
  const asked = properties.connectionParameters().filter(isPrompted);
  const parts = [
    ...signInSentences(properties),
    ...(asked.length === 0
      ? []
      : [
          `When you create a connection, enter:\n\n${asked.map((one) => `${bullet} ${asking(one)}`).join("\n")}`,
        ]),
  ];
  return parts.length === 0 ? undefined : parts.join("\n\n");
};

export const prerequisitesSkeleton: Skeleton = (connector, { bullet }) => {
  const properties = propertiesOf(connector);
  const parameters = properties?.connectionParameters() ?? [];
  const needs = [
    ...(properties !== undefined && authentications(properties).length > 0
      ? ["an account to sign in with"]
      : []),
    ...parameters.filter(isPrompted).map((one) => labelOf(one)),
    ...(parameters.some(({ type }) => type?.toLowerCase() === "gatewaysetting")
      ? ["an on-premises data gateway"]
      : []),
  ];
  if (needs.length === 0) return undefined;
  return `To create a connection you need:\n\n${[...new Set(needs)].map((one) => `${bullet} ${one}`).join("\n")}`;
};

export const knownIssuesSkeleton: Skeleton = (connector, { bullet }) => {
  const deprecated = operationsOf(connector).filter(
    ({ isDeprecated, isInternal, summary = "" }) => isDeprecated && !isInternal && summary.trim() !== "",
  );
  if (deprecated.length === 0) return undefined;
  const list = deprecated.map(({ summary = "" }) => `${bullet} ${bold(summary)}`).join("\n");
  return `These operations are deprecated:\n\n${list}`;
};

const guide = "https://learn.microsoft.com/connectors/custom-connectors/paconn-cli";

export const deploymentSkeleton: Skeleton = (connector) => {
  const [swagger, properties] = [connector.file("swagger"), connector.file("properties")];
  if (swagger === undefined || properties === undefined) return undefined;
  const options = (["icon", "script"] as const).flatMap((role) => {
    const file = connector.file(role);
    return file === undefined ? [] : [` --${role} ${shellWord(nameOf(file.path))}`];
  });
  const command = `paconn create --api-def ${shellWord(nameOf(swagger.path))} --api-prop ${shellWord(nameOf(properties.path))}`;
  return `Deploy the connector to your environment with the [command line tools](${guide}):\n\n\`\`\`\n${command}${options.join("")}\n\`\`\``;
};

function propertiesOf(connector: Connector): ApiProperties | undefined {
  const view = connector.view("properties");
  return view.state === "ready" ? view.view : undefined;
}

function operationsOf(connector: Connector): readonly Operation[] {
  const view = connector.view("swagger");
  return view.state === "ready" ? view.view.operations() : [];
}

function isTrigger({ trigger }: Operation): boolean {
  return trigger !== undefined;
}

/** `**Get an invoice**: Gets everything that is known about one invoice.` */
function entry(name: string, description: string | undefined): string {
  const text = shortened(oneLine(description ?? ""));
  if (text === "" || text.toLowerCase() === oneLine(name).toLowerCase()) return bold(name);
  return `${bold(name)}: ${escaped(endsLikeSentence(text) ? text : `${text}.`)}`;
}

/** In UTF-16 code units; of a longer text the first sentence says what it is about. */
const longestEntry = 200;

function shortened(text: string): string {
  return text.length <= longestEntry ? text : (/^.{20,}?[.!?](?= \p{Lu})/su.exec(text)?.[0] ?? text);
}

function asking(parameter: ConnectionParameter): string {
  const { uiDefinition } = parameter;
  const hint = stringOf(member(uiDefinition, "description")) ?? stringOf(member(uiDefinition, "tooltip"));
  return entry(labelOf(parameter, false), hint);
}

function labelOf({ uiDefinition, name }: ConnectionParameter, isBold = true): string {
  const label = stringOf(member(uiDefinition, "displayName"))?.trim() ?? "";
  const shown = label === "" ? name : label;
  return isBold ? bold(shown) : shown;
}

function signInSentences(properties: ApiProperties): readonly string[] {
  return authentications(properties).map(({ settings, provider }) => {
    // Some write all scopes into one text.
    const scopes = items(member(settings, "scopes")).flatMap(
      (scope) => stringOf(scope)?.split(/[\s,]+/) ?? [],
    );
    const named = scopes.filter((scope) => scope !== "").map((scope) => `\`${scope.replaceAll("`", "")}\``);
    const account = provider === "aad" ? "Microsoft Entra ID" : "OAuth 2.0";
    const asks = named.length === 0 ? "" : ` It asks for the scopes ${named.join(", ")}.`;
    return `The connector signs in with ${account}: choose **New connection** and sign in.${asks}`;
  });
}

function bold(text: string): string {
  return `**${escaped(oneLine(text))}**`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** What Markdown would read as markup is text here. */
export function escaped(text: string): string {
  return text.replace(/[\\`*[\]<>|~]|(?<!\w)_|_(?!\w)/g, "\\$&");
}

function shellWord(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
