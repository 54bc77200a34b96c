import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { parseMarkdown } from "../../text/markdown/markdown.ts";
import { makeSource } from "../../text/source.ts";

const expected = 4;

export default defineChangeRule({
  id: "pull-request/screenshots",
  severity: "warning",
  kinds: ["independent"],
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "Four screenshots of a new connector at work",
  why: "Independent publishers show three operations in flows that succeeded and one test page. Reviewers do not begin without them.",
  source: "Pull request template of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    if (!connectors.some(({ change }) => change === "added")) return;
    const count = imagesIn(pullRequest.body);
    if (count >= expected) return;
    const shown = count === 0 ? "no screenshot" : `${count} screenshot${count === 1 ? "" : "s"}`;
    yield {
      subject: ["screenshots"],
      message: `The description shows ${shown} where ${expected} are expected.`,
      fix: "Paste three operations in flows that succeeded and one page of Test operations into the description.",
    };
  },
});

/** In Markdown and in HTML, which GitHub writes when an image has a size. */
function imagesIn(body: string): number {
  const { images, html } = parseMarkdown(makeSource("", body));
  const tags = html
    .map(({ start, end }) => body.slice(start, end))
    .filter((text) => !text.startsWith("<!--"))
    .flatMap((text) => text.match(/<img\b/gi) ?? []);
  return images.length + tags.length;
}
