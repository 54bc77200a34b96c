/** The demo as a newcomer starts it: a process of its own, its output read from a pipe. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "../../src/cli/main.ts");

test("the demo reviews a pull request, then the push that fixes half of it, then writes nothing for the same event", async () => {
  const { code, output, complaints } = await run(["demo"]);

  expect(complaints).toBe("");
  expect(code).toBe(0);
  const [first = "", second = "", again = ""] = output.split(
    /^── (?:The second push|The same event again) /m,
  );
  expect(first).toMatch(/pull_request \(opened\), signed; the bot answers 202 after \d+ ms/);
  expect(first).toMatch(/^failure {2}\d+ things to fix before this can be certified/m);
  expect(first.match(/^● error/gm)?.length).toBeGreaterThanOrEqual(10);
  expect(first.replace(/\s+/g, " ")).toContain("`icon.png` is a JPEG image, not a PNG image.");
  expect(first).toContain("certified-connectors/Contoso Invoices/apiDefinition.swagger.json:16");
  expect(first).toContain('+   "host": "api-staging.contosoinvoicing.com",');
  expect(second).toMatch(/^Fixed: ([5-9]|\d\d)$/m);
  expect(second).toMatch(/^Still there: ([5-9]|\d\d)$/m);
  expect(second).toMatch(/comments on the diff now say that they are fixed/);
  expect(again.match(/, 0 writes\./g)).toHaveLength(2);
  expect(again).toContain("All as expected.");
  // Not a terminal: nothing that only a terminal understands.
  expect(output).not.toContain("\u001b");
});

test("without git the demo says so in one sentence and ends with 2", async () => {
  const { code, output, complaints } = await run(["demo"], { PATH: "/nowhere" });

  expect(code).toBe(2);
  expect(output).toBe("");
  expect(complaints).toBe(
    "connector-review: The demo keeps its sample in a git repository, and git cannot be started here.\nInstall git, or put it on the PATH.\n",
  );
});

function run(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = { PATH: process.env["PATH"] },
): Promise<{ code: number | null; output: string; complaints: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...args], {
      env: environment,
    });
    let output = "";
    let complaints = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaints += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output, complaints }));
  });
}
