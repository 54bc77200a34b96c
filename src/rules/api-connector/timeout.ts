import { defineRule } from "../../review/rule/rule.ts";
import { handlersOf } from "./_handlers.ts";

const limitSeconds = 20;
const waits =
  /\b(?:Thread\.Sleep|Task\.Delay)\((?:(?<milliseconds>\d{1,9})\)|TimeSpan\.From(?:Seconds\((?<seconds>\d{1,6})|Minutes\((?<minutes>\d{1,4})))|\btime\.sleep\((?<seconds>\d{1,6})|\bsetTimeout\([^;]{1,200},\s*(?<milliseconds>\d{1,9})\)|\btimeout\s*[:=]\s*(?<milliseconds>\d{5,9})\b/g;

export default defineRule({
  id: "api-connector/timeout",
  severity: "info",
  kinds: ["custom"],
  needs: [],
  title: "Answers within 20 seconds",
  why: "Entra waits 20 seconds and tries once more; then the user sees an error. Work that takes longer belongs in the background.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const handler of handlersOf(connector)) {
      for (const match of handler.code.matchAll(waits)) {
        const { milliseconds, seconds, minutes } = match.groups ?? {};
        const total = Number(milliseconds ?? 0) / 1000 + Number(seconds ?? 0) + Number(minutes ?? 0) * 60;
        if (total < limitSeconds) continue;
        yield {
          location: handler.at(match[0]),
          subject: [handler.heading, match[0]],
          message: `The handler waits for ${total} seconds.`,
          fix: "Answer within 20 seconds, and do the rest in the background.",
        };
        break;
      }
    }
  },
});
