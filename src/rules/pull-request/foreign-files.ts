import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { takeOut } from "./_connectors.ts";

/** What belongs to the repository rather than to a connector. */
const machinery =
  /^(?:\.github|\.azure[\w-]*|\.pipelines|\.vsts|pipelines?|schemas?|scripts?|templates?|tools?)\/|^azure-pipelines[^/]*\.ya?ml$|(?:^|\/)CODEOWNERS$/i;
/** Files named in a message and in commands; the others are counted. */
const maxNamed = 5;

export default defineChangeRule({
  id: "pull-request/foreign-files",
  severity: "warning",
  needs: [],
  title: "Connectors without changes to the repository itself",
  why: "Schemas, tools, templates and pipelines have other reviewers. Together with a connector they hold it up, and often they came along by mistake.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ connectors, outside, baseSha }) {
    const foreign = outside.filter(({ path }) => machinery.test(path));
    if (connectors.length === 0 || foreign.length === 0) return;
    const named = foreign.slice(0, maxNamed);
    const more = foreign.length > maxNamed ? ` and ${foreign.length - maxNamed} more` : "";
    const paths = named.map(({ path }) => path);
    yield {
      subject: ["outside"],
      message: `Beside the connector the pull request changes ${named.map(({ path }) => quoted(path)).join(", ")}${more}.`,
      fix: `Move them to a pull request of their own: ${takeOut(paths, baseSha)}.`,
    };
  },
});
