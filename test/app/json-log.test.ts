import { expect, test } from "vitest";
import { jsonLog } from "../../src/app/json-log.ts";

test("a line has each key once, whoever made a logger of another one", () => {
  const lines: string[] = [];
  const log = jsonLog("info", { write: (line) => lines.push(line) });

  log.child({ name: "probot" }).child({ name: "octokit", id: 7 }).warn({ status: 502 }, "failed");
  log.debug("too quiet");

  const [line = ""] = lines;
  const keys = [...line.matchAll(/"(\w+)":/g)].map(([, key]) => key);
  expect(keys).toEqual(["level", "time", "pid", "hostname", "id", "status", "msg"]);
  expect(lines).toHaveLength(1);
});
