import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { counted } from "../../wording/counted.ts";

const minLength = 30;
const maxLength = 500;

export default defineRule({
  id: "description/length",
  official: ["FieldLengthNotInRange"],
  policy: ["5000.2.3.4"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Descriptions of 30 to 500 characters",
  why: "Certification measures the description: fewer than 30 characters tell makers nothing, more than 500 do not fit the gallery.",
  source: "Microsoft Swagger Validator, rule FieldLengthNotInRange",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "description");
    const description = stringOf(node);
    if (node === undefined || description === undefined || description.trim() === "") return;
    const length = [...description].length;
    if (length >= minLength && length <= maxLength) return;
    const isShort = length < minLength;
    yield {
      location: locationOf(node),
      subject: ["info.description"],
      message: isShort
        ? `The description of the connector has ${counted(length, "character")}, fewer than ${minLength}.`
        : `The description of the connector has ${length} characters, more than ${maxLength}.`,
      fix: isShort
        ? `Say in one or two sentences what the service does and what makers use it for, in at least ${minLength} characters.`
        : `Shorten the description to at most ${maxLength} characters; details belong in the readme.`,
    };
  },
});
