import { defineRule } from "../../review/rule/rule.ts";
import { atPointer } from "../../text/location.ts";
import { wasAndIs } from "../../wording/quoted.ts";
import { wholeChange } from "./_connection.ts";

export default defineRule({
  id: "breaking-change/title",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "A title that stays",
  why: "Makers find a connector by its title. Under another one they look for it in vain, and documentation names one that is not there.",
  source: "Follows from how makers find a connector",
  since: "0.1.0",
  *check({ comparison }) {
    const [was, is] = [comparison.before.swagger, comparison.after.swagger];
    const [old, now] = [was.title ?? "", is.title ?? ""];
    if (old.trim() === "" || sameWords(old, now)) return;
    yield wholeChange({
      location: atPointer(is.file, "/info/title"),
      beforeLocation: atPointer(was.file, "/info/title"),
      subject: ["title"],
      what: "title",
      before: old,
      after: now.trim() === "" ? "removed" : now,
      who: "makers who look for the connector",
      message: `The title ${wasAndIs(old, now.trim() === "" ? "removed" : now)}.`,
      fix: "Keep the title, or confirm that the connector is renamed.",
    });
  },
});

/** Letter case and blanks hide a connector from nobody. */
function sameWords(one: string, other: string): boolean {
  const words = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");
  return words(one) === words(other);
}
