import { defineRule } from "../../review/rule/rule.ts";
import { atPointer } from "../../text/location.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";
import { everyConnection, wholeChange } from "./_connection.ts";

export default defineRule({
  id: "breaking-change/host",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "A host that stays, over https",
  why: "Every call of every flow goes to the host. Another one has to know the same accounts and data, and firewalls have to let it pass.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    const [was, is] = [comparison.before.swagger, comparison.after.swagger];
    const [old, now] = [was.host?.trim().toLowerCase(), is.host?.trim().toLowerCase()];
    if (old !== undefined && old !== now) {
      yield wholeChange({
        location: atPointer(is.file, "/host"),
        beforeLocation: atPointer(was.file, "/host"),
        subject: ["host"],
        what: "host",
        before: was.host ?? "",
        after: is.host ?? "removed",
        who: "every flow, with every call",
        message: `The host ${wasAndIs(was.host ?? "", is.host ?? "removed")}.`,
        fix: "Confirm that the old host goes on answering, or that the new one knows the same accounts and data.",
      });
    }
    if (was.schemes.includes("https") && is.schemes.length > 0 && !is.schemes.includes("https")) {
      yield wholeChange({
        location: atPointer(is.file, "/schemes"),
        beforeLocation: atPointer(was.file, "/schemes"),
        subject: ["schemes"],
        what: "schemes",
        before: was.schemes.join(", "),
        after: is.schemes.join(", "),
        who: everyConnection,
        message: `The schemes were ${quoted(was.schemes.join(", "))} and are ${quoted(is.schemes.join(", "))} now.`,
        fix: 'Keep `"https"` in `schemes`.',
      });
    }
  },
});
