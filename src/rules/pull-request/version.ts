import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineChangeRule({
  id: "pull-request/version",
  severity: "info",
  needs: [],
  title: "A new version for a changed definition",
  why: "The version tells makers and support which definition they look at.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/multi-auth",
  since: "0.1.0",
  *check({ connectors }) {
    for (const { folder, before, after } of connectors) {
      if (before === null || after === null || before.swaggerBlob === after.swaggerBlob) continue;
      if (after.version === null || after.version !== before.version) continue;
      const next = raised(after.version);
      yield {
        subject: [folder, "version"],
        message: `The definition of ${quoted(folder)} changed, its version is still ${quoted(after.version)}.`,
        fix: `Raise \`info.version\`${next === undefined ? "" : `, for instance to ${quoted(next)}`}.`,
      };
    }
  },
});

/** With its last number one higher. */
function raised(version: string): string | undefined {
  const [, start, last] = /^(\d{1,9}(?:\.\d{1,9})*\.)(\d{1,9})$/.exec(version) ?? [];
  return start === undefined || last === undefined ? undefined : `${start}${Number(last) + 1}`;
}
