import { defineChangeRule } from "../../review/rule/change-rule.ts";

/** Days that certification asks for. */
const wantedDays = 15;
const dayMilliseconds = 24 * 60 * 60 * 1000;

export default defineChangeRule({
  id: "package/zip-sas-lifetime",
  policy: ["5000.3.1.2"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["pullRequest"],
  title: "Links to packages that live long enough",
  why: "The package is fetched days after the pull request was opened. A link that has expired by then stops the certification.",
  source: "Certification policy 5000.3.1.2",
  since: "0.1.0",
  *check({ pullRequest }) {
    const now = Date.parse(pullRequest.readAt);
    for (const [at, expiry] of expiries(pullRequest.body).entries()) {
      const days = Math.floor((expiry - now) / dayMilliseconds);
      if (days >= wantedDays) continue;
      const when = days < 0 ? "has expired" : `expires in ${days} day${days === 1 ? "" : "s"}`;
      yield {
        subject: ["sas", String(at + 1)],
        message: `The shared access signature of a link in the description ${when}.`,
        fix: `Issue a link that is valid for at least ${wantedDays} days.`,
      };
    }
  },
});

/** The ends of all shared access signatures. The links themselves are secrets and are not repeated. */
function expiries(body: string): readonly number[] {
  const links = body.match(/https:\/\/[^\s)>"'\]]{1,2000}/gi) ?? [];
  return links
    .filter((link) => /[?&](?:amp;)?sig=/i.test(link))
    .map((link) => Date.parse(decodedEnd(/[?&](?:amp;)?se=([^&\s]{8,60})/i.exec(link)?.[1] ?? "")))
    .filter((time) => !Number.isNaN(time));
}

function decodedEnd(text: string): string {
  return text.replace(/%3A/gi, ":").replace(/%2B/gi, "+");
}
