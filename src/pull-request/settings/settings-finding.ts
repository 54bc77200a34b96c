import { settingsPath } from "../../config/repository-settings.ts";
import type { SettingsProblem } from "../../config/settings-problem.ts";
import type { Finding } from "../../review/finding/finding.ts";
import { fingerprintOf } from "../../review/finding/fingerprint.ts";
import { shortHash } from "../../text/hash.ts";

const rule = "pull-request/settings";

/** A mistake in the settings file that a pull request brings, as a finding on its line. */
export function settingsFinding({ line, column, message }: SettingsProblem): Finding {
  return {
    rule,
    official: [],
    policy: [],
    severity: "error",
    why: "Merged like this, the file could not be used and the defaults would be in force.",
    age: "new",
    waived: null,
    file: settingsPath,
    occurrences: [
      {
        pointer: null,
        range: { line, column, endLine: line, endColumn: column + 1 },
        subject: settingsPath,
        message,
        fix: "Until it is mended, the settings of the base branch stay in force.",
        fingerprint: fingerprintOf(rule, "", [message]),
        valueHash: shortHash(message),
        suggestion: null,
      },
    ],
    isTouched: true,
    excerpt: null,
    docs: "",
  };
}
