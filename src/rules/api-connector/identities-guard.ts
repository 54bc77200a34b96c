import { defineRule } from "../../review/rule/rule.ts";
import { handlersOf } from "./_handlers.ts";

export default defineRule({
  id: "api-connector/identities-guard",
  severity: "warning",
  kinds: ["custom"],
  needs: [],
  title: "Identities tested before use",
  why: "Users with a local account come without `identities`, and other issuers exist: a handler that reads the first one untested fails for them.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-approvals",
  since: "0.1.0",
  *check({ connector }) {
    for (const handler of handlersOf(connector)) {
      const read = /\bidentities\b["']?\]?(?:\[0\]|\.First\(\))/.exec(handler.code)?.[0];
      if (read === undefined || isGuarded(handler.code)) continue;
      yield {
        location: handler.at(read),
        subject: [handler.heading],
        message:
          "The handler reads the first of the `identities` without testing that it exists and who issued it.",
        fix: "Test that `identities`, its first element and the `issuer` exist, and that the issuer is `facebook`, `google` or `mail` (samples say `facebook.com` and `google.com`).",
      };
    }
  },
});

/** Some test of the list and some comparison of the issuer: more isn't known without running it. */
function isGuarded(code: string): boolean {
  const testsList =
    /\bidentities\b["']?\]?\s*(?:&&|\?\.|\?\[|!=|!==|is not null|\.length|\.Count|\.Any\()|\b(?:if|and|not|len)\b[^\n]{0,40}\bidentities\b/.test(
      code,
    );
  return testsList && /facebook|google|["']mail["']/i.test(code);
}
