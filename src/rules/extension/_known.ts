/** The `x-ms-` extensions Microsoft's documents and tools know. */

export const knownExtensions: ReadonlySet<string> = new Set(
  [
    "api-annotation capabilities connector-metadata content-hint deployment-version docs dynamic-list",
    "dynamic-properties dynamic-schema dynamic-tree dynamic-values dynamically-added editor editor-options enum",
    "enum-values explicit-input headers localizeDefaultValue media-kind no-generic-test notification",
    "notification-content notification-url openai-data openai-manifest operation-context pageable",
    "parameter-location permission property-name-alias relationships require-user-confirmation safe-operation",
    "scheduler-recommendation scheduler-trigger serialization skip-url-encoding summary test-value trigger",
    "trigger-hint trigger-metadata trigger-value url-encoding visibility keywords",
  ]
    .join(" ")
    .split(" ")
    .map((name) => `x-ms-${name}`),
);

/** Of AutoRest, a generator of client code: harmless in connectors and without effect. */
export const autoRestExtensions: ReadonlySet<string> = new Set(
  [
    "parameter-location skip-url-encoding enum client-name mutability discriminator-value client-flatten identifiers",
    "long-running-operation long-running-operation-options parameter-grouping paths parameterized-host error-response",
    "client-request-id request-id azure-resource external examples code-generation-settings arm-id-details odata",
    "secret skip-client-generation",
  ]
    .join(" ")
    .split(" ")
    .map((name) => `x-ms-${name}`),
);
