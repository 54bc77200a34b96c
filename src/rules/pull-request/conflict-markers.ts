import { textFiles } from "../../connector/folder-files.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";

/** What git writes at the beginning of each side; the line between them is a heading in Markdown, too. */
const marker = /^(?:<{7} |>{7} )[^\r\n]*/gm;

export default defineRule({
  id: "pull-request/conflict-markers",
  severity: "error",
  needs: [],
  title: "Files without marks of merge conflicts",
  why: "Git left both sides of a conflict in the file: JSON and scripts cannot be read any more, and readers see the marks.",
  source: "https://git-scm.com/docs/git-merge, How conflicts are presented",
  since: "0.1.0",
  *check({ connector }) {
    for (const { path, source } of textFiles(connector)) {
      const marks = [...source.text.matchAll(marker)];
      const opening = marks.filter(([text]) => text.startsWith("<"));
      // One kind of mark alone may be a quote or a drawing, but not in JSON.
      const isJson = path.toLowerCase().endsWith(".json");
      if (!isJson && (opening.length === 0 || opening.length === marks.length)) continue;
      for (const [nth, mark] of (opening.length === 0 ? marks : opening).entries()) {
        yield {
          location: atRange(path, { start: mark.index, end: mark.index + mark[0].length }),
          subject: [path.slice(path.lastIndexOf("/") + 1), String(nth + 1)],
          message: "A merge conflict is not resolved.",
          fix: "Keep what is right of both sides and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
        };
      }
    }
  },
});
