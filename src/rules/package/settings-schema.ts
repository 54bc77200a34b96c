import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { isObject, type JsonObject, own } from "../../text/json/json.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";

/** Those of the schema, and `script`, which the command line takes as well. */
const known = [
  "connectorId",
  "environment",
  "apiProperties",
  "apiDefinition",
  "icon",
  "script",
  "powerAppsUrl",
  "powerAppsApiVersion",
  "flowUrl",
  "flowApiVersion",
];
const apiVersion = "2016-11-01";

export default defineRule({
  id: "package/settings-schema",
  severity: "warning",
  needs: [],
  title: "A settings.json that the command line understands",
  why: "The command line passes over unknown settings and stops at values it cannot use.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-settings.schema.json",
  since: "0.1.0",
  *check({ connector }) {
    const file = connector.text("settings");
    const json = file?.json;
    if (file === undefined || json === undefined || json.state === "unreadable" || !isObject(json.value))
      return;
    yield* unknownMembers(file.path, json.value);
    yield* values(file.path, json.value);
  },
});

function* unknownMembers(path: string, settings: JsonObject): Generator<Diagnostic> {
  for (const name of Object.keys(settings)) {
    if (known.includes(name) || name === "$schema") continue;
    const meant = didYouMean(name, known);
    yield {
      location: atPointer(path, childPointer("", name), "key"),
      subject: [name],
      message: `The setting ${quoted(name)} is not known.`,
      fix:
        meant === undefined
          ? `Remove ${quoted(name)}, or fix its name.`
          : `Rename ${quoted(name)} to ${quoted(meant)}.`,
    };
  }
}

function* values(path: string, settings: JsonObject): Generator<Diagnostic> {
  for (const name of ["powerAppsApiVersion", "flowApiVersion"]) {
    const version = own(settings, name);
    if (version === undefined || version === apiVersion) continue;
    yield {
      location: atPointer(path, `/${name}`),
      subject: [name],
      message: `The setting \`${name}\` has the value ${quoted(JSON.stringify(version))}; there is only one version.`,
      fix: `Write \`"${name}": "${apiVersion}"\`.`,
    };
  }
  const environment = own(settings, "environment");
  if (environment === undefined || (typeof environment === "string" && isEnvironment(environment))) return;
  yield {
    location: atPointer(path, "/environment"),
    subject: ["environment"],
    message: "The setting `environment` is not the id of an environment.",
    fix: 'Write `"environment": ""`.',
  };
}

/** The default environment has a word before its GUID; a blank to fill is not known yet. */
function isEnvironment(text: string): boolean {
  return (
    text.trim() === "" ||
    /^[<[{]/.test(text) ||
    /^(?:[A-Za-z]{1,20}-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
  );
}
