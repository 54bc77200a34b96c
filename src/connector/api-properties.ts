/** What rules see of an apiProperties.json. */
import type { Node } from "./node.ts";

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
  readonly operations: readonly string[];
}
