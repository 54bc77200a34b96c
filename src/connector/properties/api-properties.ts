/** What rules see of an apiProperties.json. */
import type { JsonValue } from "../../text/json/json.ts";
import { items, member, members, type Node, stringOf } from "../node.ts";
import { once } from "../once.ts";

export interface ApiProperties {
  readonly file: string;
  readonly root: Node;
  /** The member `properties`; undefined when absent. */
  readonly properties: Node | undefined;
  readonly brandColor: string | undefined;
  readonly publisher: string | undefined;
  readonly stackOwner: string | undefined;
  readonly capabilities: readonly string[];
  /** Those of `connectionParameters` and of every set of `connectionParameterSets`, in the order of the text. */
  connectionParameters(): readonly ConnectionParameter[];
  policyTemplates(): readonly PolicyTemplate[];
  /** Empty both when absent and when written as an empty list (which means every operation). */
  readonly scriptOperations: readonly string[];
}

export interface ConnectionParameter {
  readonly name: string;
  /** The set it belongs to; undefined outside `connectionParameterSets`. */
  readonly set: string | undefined;
  readonly node: Node;
  readonly type: string | undefined;
  readonly uiDefinition: Node | undefined;
  readonly oAuthSettings: Node | undefined;
}

export interface PolicyTemplate {
  readonly templateId: string | undefined;
  readonly title: string | undefined;
  readonly node: Node;
  /** The member `parameters`. */
  readonly parameters: Node | undefined;
  /** Operation ids it is limited to; empty: all operations. */
  readonly operations: readonly string[];
}

/** Makes the view. Any JSON may come in: what has the wrong type is treated as absent. */
export function readApiProperties(file: string, value: JsonValue): ApiProperties {
  const root: Node = { value, file, pointer: "" };
  const properties = member(root, "properties");
  return {
    file,
    root,
    properties,
    brandColor: stringOf(member(properties, "iconBrandColor")),
    publisher: stringOf(member(properties, "publisher")),
    stackOwner: stringOf(member(properties, "stackOwner")),
    capabilities: strings(member(properties, "capabilities")),
    connectionParameters: once(() => readConnectionParameters(properties)),
    policyTemplates: once(() => items(member(properties, "policyTemplateInstances")).map(readPolicyTemplate)),
    scriptOperations: strings(member(properties, "scriptOperations")),
  };
}

function readConnectionParameters(properties: Node | undefined): readonly ConnectionParameter[] {
  return members(properties).flatMap(({ name, node }) => {
    if (name === "connectionParameters") return readParameters(node, undefined);
    return name === "connectionParameterSets" ? readSets(node) : [];
  });
}

function readSets(sets: Node): readonly ConnectionParameter[] {
  return items(member(sets, "values")).flatMap((set, index) =>
    readParameters(member(set, "parameters"), stringOf(member(set, "name")) ?? `set ${index + 1}`),
  );
}

function readParameters(holder: Node | undefined, set: string | undefined): readonly ConnectionParameter[] {
  return members(holder).map(({ name, node }) => ({
    name,
    set,
    node,
    type: stringOf(member(node, "type")),
    uiDefinition: member(node, "uiDefinition"),
    oAuthSettings: member(node, "oAuthSettings"),
  }));
}

function readPolicyTemplate(node: Node): PolicyTemplate {
  const parameters = member(node, "parameters");
  const operations = member(parameters, "x-ms-apimTemplate-operationName");
  const single = stringOf(operations);
  return {
    templateId: stringOf(member(node, "templateId")),
    title: stringOf(member(node, "title")),
    node,
    parameters,
    operations: single === undefined ? strings(operations) : [single],
  };
}

function strings(list: Node | undefined): readonly string[] {
  return items(list)
    .map(stringOf)
    .filter((text) => text !== undefined);
}
