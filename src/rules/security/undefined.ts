import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { type Requirement, requirementsOf } from "./_requirements.ts";

export default defineRule({
  id: "security/undefined",
  official: ["SecurityRequirementMustBeDefined"],
  policy: ["5000.2.6.2"],
  severity: "warning",
  needs: ["swagger"],
  title: "Security requirements that are defined",
  why: "Nobody can know how to sign in to the service, and the definition is refused.",
  source:
    "Microsoft Swagger Validator, rule SecurityRequirementMustBeDefined; OpenAPI 2.0, Security Requirement Object",
  since: "0.1.0",
  *check({ swagger }) {
    const names = swagger.securityDefinitions().map(({ name }) => name);
    const requirements = requirementsOf(swagger);
    for (const requirement of requirements) {
      const { scheme, node, subject, whose, holder } = requirement;
      if (names.includes(scheme)) continue;
      const meant = meantBy(scheme, names, requirements);
      yield {
        location: keyLocationOf(node),
        subject,
        message: `The security ${whose} asks for ${quoted(scheme)}, which \`securityDefinitions\` does not have.`,
        fix:
          meant === undefined
            ? fixFor(requirement, names, requirements)
            : fixByName(requirement, meant, requirements),
        cause: `${scheme} ${holder}`,
        consequences: swagger
          .securityDefinitions()
          .filter(({ name }) => name === meant)
          .map(({ node: unused }) => ({ rules: ["security/unused"], under: unused.pointer })),
      };
    }
  },
});

/** A definition with a similar name, else the only one that no requirement names while this is the only name without one. */
function meantBy(
  scheme: string,
  names: readonly string[],
  requirements: readonly Requirement[],
): string | undefined {
  const required = new Set(requirements.map((one) => one.scheme));
  const unused = names.filter((name) => !required.has(name));
  const undefinedSchemes = [...required].filter((name) => !names.includes(name));
  const [only] = unused;
  return (
    didYouMean(scheme, names) ?? (unused.length === 1 && undefinedSchemes.length === 1 ? only : undefined)
  );
}

function fixFor(requirement: Requirement, names: readonly string[], all: readonly Requirement[]): string {
  const { scheme, holder, isAlone } = requirement;
  // An empty entry that stays behind would lift the document's requirement.
  if (holder === "document" || !isAlone) return `Define ${quoted(scheme)} or delete the entry.`;
  const [only] = names;
  if (only === undefined || names.length > 1)
    return `Define ${quoted(scheme)} or delete \`security\` of the operation.`;
  const isBelow = all.some((one) => one.holder === "document" && names.includes(one.scheme));
  return `Write ${quoted(only)}, the only definition, or delete \`security\` of the operation${isBelow ? ", so that the document's holds" : ""}.`;
}

function fixByName({ scheme, subject }: Requirement, meant: string, all: readonly Requirement[]): string {
  const [holder] = subject;
  const isThere = all.some((other) => other.scheme === meant && other.subject[0] === holder);
  return isThere
    ? `Delete the entry ${quoted(scheme)}; ${quoted(meant)} is in the list.`
    : `Write ${quoted(meant)}.`;
}
