import { items, locationOf, member, members, type Node, stringOf } from "../../connector/node.ts";
import type { ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";
import { everyConnection, setLabel, wholeChange } from "./_connection.ts";
import { connectionParameters } from "./_parameters.ts";

export default defineRule({
  id: "breaking-change/oauth-changed",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Sign-in settings that stay",
  why: "Connections renew their tokens with these settings. With others users may have to sign in and consent again.",
  source: "Follows from how connections renew their tokens",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { before, after } of connectionParameters(comparison)) {
      if (before?.oAuthSettings === undefined || after?.oAuthSettings === undefined) continue;
      const [was, is] = [settingsOf(before.oAuthSettings), settingsOf(after.oAuthSettings)];
      for (const [name, old] of was) {
        const now = is.get(name) ?? { node: undefined, text: "none" };
        if (old.text !== now.text) yield changed(before, name, old, now, after.oAuthSettings);
      }
    }
  },
});

function changed(
  { set, name: parameter }: ConnectionParameter,
  name: string,
  old: Setting,
  now: Setting,
  holder: Node,
): Diagnostic {
  return wholeChange({
    location: locationOf(now.node ?? holder),
    ...(old.node === undefined ? {} : { beforeLocation: locationOf(old.node) }),
    subject: [...(set === undefined ? [] : [set]), parameter, name],
    what: `${setLabel(set)}${name}`,
    before: old.text,
    after: now.text,
    who: everyConnection,
    message: `The ${quoted(name)} of ${quoted(parameter)} ${name === "scopes" ? scopesChange(old, now) : wasAndIs(old.text, now.text)}.`,
    fix: "Confirm that connections which exist go on working; users may have to sign in again.",
  });
}

/** Lists of scopes are long and begin alike: only what came and went says anything. */
function scopesChange(old: Setting, now: Setting): string {
  const [were, are] = [old.text.split(" "), now.text.split(" ")];
  const came = are.filter((scope) => !were.includes(scope) && scope !== "none");
  const went = were.filter((scope) => !are.includes(scope) && scope !== "none");
  const parts = [
    ...(came.length > 0 ? [`ask for ${quoted(came.join(" "))} as well`] : []),
    ...(went.length > 0 ? [`no longer ask for ${quoted(went.join(" "))}`] : []),
  ];
  return parts.join(" and ");
}

interface Setting {
  readonly node: Node | undefined;
  readonly text: string;
}

/** The address members have several spellings, and may be templates; letter case means nothing here. */
const addresses = ["authorizationUrl", "tokenUrl", "refreshUrl", "resourceUri"] as const;

function settingsOf(settings: Node): ReadonlyMap<string, Setting> {
  const found = new Map<string, Setting>();
  for (const name of ["identityProvider", "redirectMode"]) add(found, name, member(settings, name));
  const custom = new Map(
    members(member(settings, "customParameters")).map(({ name, node }) => [name.toLowerCase(), node]),
  );
  for (const name of addresses) {
    const node = custom.get(name.toLowerCase()) ?? custom.get(`${name.toLowerCase()}template`);
    add(found, name, member(node, "value") ?? node);
  }
  const resource = member(member(settings, "properties"), "AzureActiveDirectoryResourceId");
  if (resource !== undefined) add(found, "AzureActiveDirectoryResourceId", resource);
  const scopes = member(settings, "scopes");
  const text = items(scopes)
    .flatMap((item) => stringOf(item)?.split(/\s+/) ?? [])
    .filter((scope) => scope !== "")
    .sort()
    .join(" ");
  found.set("scopes", { node: scopes, text: text === "" ? "none" : text });
  return found;
}

function add(found: Map<string, Setting>, name: string, node: Node | undefined): void {
  const text = stringOf(node)?.trim();
  found.set(name, { node, text: text === undefined || text === "" ? "none" : text });
}
