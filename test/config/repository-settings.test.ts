import { describe, expect, test } from "vitest";
import { parseSettings, readSettings } from "../../src/config/repository-settings.ts";
import { memoryTree } from "../helpers/memory-tree.ts";

const ruleIds = new Set(["icon/square", "operation/id-not-unique", "title/missing"]);
const parse = (text: string) => parseSettings(Buffer.from(text), ruleIds);
const defaults = { roots: [], preset: "auto", ignore: [], severities: {} };

describe("a settings file that can be used", () => {
  test("every key is taken over, folders are written plainly", () => {
    const text = [
      "# what we review",
      "preset: generic",
      "roots:",
      "  - { path: ./connectors/, kind: custom }",
      '  - path: "Übersetzer und mehr"',
      "    kind: independent",
      "  - { path: ., kind: certified }",
      "ignore: [ 'connectors/old/**' ]",
      "rules:",
      "  icon/square: off",
      "  title/missing: warning",
      "language: de",
      "words: [ FinTrak, Contoso Pay ]",
      "hosts: [ '*.contoso.internal', localhost, '[::1]' ]",
      'publishers: [ Contoso, "Fabrikam, Inc." ]',
    ].join("\r\n");

    expect(parse(text)).toEqual({
      problems: [],
      settings: {
        preset: "generic",
        roots: [
          { path: "connectors", kind: "custom" },
          { path: "Übersetzer und mehr", kind: "independent" },
          { path: "", kind: "certified" },
        ],
        ignore: ["connectors/old/**"],
        severities: { "icon/square": "off", "title/missing": "warning" },
        language: "de",
        words: ["FinTrak", "Contoso Pay"],
        hosts: ["*.contoso.internal", "localhost", "[::1]"],
        publishers: ["Contoso", "Fabrikam, Inc."],
      },
    });
  });

  test.each(["", "# nothing yet\n", "---\n", "\uFEFF", "{}"])("the file %j means the defaults", (text) => {
    expect(parse(text)).toEqual({ settings: defaults, problems: [] });
  });
});

describe("waivers of the settings", () => {
  const waiver = (until: string, rule = "icon/square") =>
    `waivers:\n  - rule: ${rule}\n    paths: [./certified-connectors/]\n    because: the brand\n    until: "${until}"\n`;

  test("count until their last day", () => {
    const kept = {
      rule: "icon/square",
      paths: ["certified-connectors"],
      because: "the brand",
      until: "2099-01-01",
    };

    expect(parse(waiver("2099-01-01")).settings.waivers).toEqual([kept]);
    expect(parse(waiver("2020-01-01")).settings.waivers).toEqual([]);
  });

  test("are told when rule or date are wrong", () => {
    expect(parse(waiver("soon")).problems).toEqual([
      {
        line: 5,
        column: 12,
        message: "`until` of entry 1 of `waivers` is written as in 2027-03-01, in quotes.",
      },
    ]);
    expect(parse(waiver("2099-01-01", "icon/sqare")).problems).toEqual([
      { line: 2, column: 11, message: "There is no rule `icon/sqare`. Did you mean `icon/square`?" },
    ]);
    expect(parse("comments: { lines: 26 }").problems[0]?.message).toBe(
      "`lines` of `comments` has to be at most 25.",
    );
  });
});

describe("a settings file with a mistake", () => {
  test.each([
    ["root: []", "1:1 The key `root` is unknown. Did you mean `roots`?"],
    [
      "rules: {}\ntheme: dark",
      "2:1 The key `theme` is unknown. Known are `roots`, `preset`, `ignore`, `rules`, `waivers`, `comments`, `labels`, `language`, `words`, `hosts` and `publishers`.",
    ],
    ["preset: microsft", "1:9 `preset` is `microsft`. Did you mean `microsoft`?"],
    ["preset: everything", "1:9 `preset` is `everything`. It may be `auto`, `microsoft` or `generic`."],
    ["roots: connectors", "1:8 `roots` has to be a list."],
    ["roots:\n  - path: a\n", "2:5 Entry 1 of `roots` has no `kind`; add one."],
    [
      "roots:\n  - path: a\n    kind: certfied\n",
      "3:11 `kind` of entry 1 of `roots` is `certfied`. Did you mean `certified`?",
    ],
    [
      "roots:\n  - { path: a, kind: custom, typ: b }",
      "2:30 The key `typ` is unknown. Known are `path` and `kind`.",
    ],
    [
      "roots:\n  - { path: ../a, kind: custom }",
      "2:13 The folder `../a` leaves the repository; name it from the repository's root.",
    ],
    [
      "roots:\n  - { path: 'a\\b', kind: custom }",
      "2:13 The folder `a\\b` is written with \\; write it with /.",
    ],
    ["ignore:\n  - ''", "2:5 Entry 1 of `ignore` is empty."],
    ["ignore:\n  - a\n  - 7", "3:5 Entry 2 of `ignore` has to be text."],
    ["rules:\n  icon/sqare: off", "2:3 There is no rule `icon/sqare`. Did you mean `icon/square`?"],
    [
      "rules:\n  icon/square: fatal",
      "2:16 `icon/square` of `rules` is `fatal`. It may be `off`, `info`, `warning` or `error`.",
    ],
    [
      "rules:\n  toString: off",
      "2:3 There is no rule `toString`. `/connector help` tells where the rules are listed.",
    ],
    [
      "rules:\n  __proto__: off",
      "2:3 There is no rule `__proto__`. `/connector help` tells where the rules are listed.",
    ],
    ["word: [a]", "1:1 The key `word` is unknown. Did you mean `words`?"],
    ["host:\n  - localhost", "1:1 The key `host` is unknown. Did you mean `hosts`?"],
    ["publisher: [Contoso]", "1:1 The key `publisher` is unknown. Did you mean `publishers`?"],
    ["langauge: de", "1:1 The key `langauge` is unknown. Did you mean `language`?"],
    ["words: FinTrak", "1:8 `words` has to be a list."],
    ["words: [FinTrak, 365]", "1:18 Entry 2 of `words` has to be text."],
    ["words: [FinTrak, '']", "1:18 Entry 2 of `words` is empty."],
    ["words:\n  - '--'", "2:5 The word `--` has no letter."],
    ["words:\n  - Contoso*", "2:5 The word `Contoso*` holds a wildcard; write every word out."],
    [`words: [${"x".repeat(61)}]`, "1:9 Entry 1 of `words` is longer than 60 characters."],
    [
      "hosts:\n  - localhost\n  - https://api.contoso.internal:8443/v1",
      "3:5 The host `https://api.contoso.internal:8443/v1` has a scheme; write `api.contoso.internal`.",
    ],
    ["hosts: ['localhost:5000']", "1:9 The host `localhost:5000` has a port; write `localhost`."],
    ["hosts: [contoso.com/api]", "1:9 The host `contoso.com/api` has a path; write `contoso.com`."],
    [
      "hosts: ['**.*']",
      "1:9 The host `**.*` stands for every host; write a name, with `*` for any number of labels.",
    ],
    [
      "hosts: ['{a,b}.contoso.com']",
      "1:9 The host `{a,b}.contoso.com` has a sign that no host has; write a name, with `*` for any number of labels.",
    ],
    ["publishers: Contoso", "1:13 `publishers` has to be a list."],
    ["publishers:\n  - name: Contoso", "2:5 Entry 1 of `publishers` has to be text."],
    ["language: 7", "1:11 `language` has to be text."],
    ["language: German", "1:11 The language `German` is unknown. Did you mean `de`?"],
    ["language: pt-BR", "1:11 The language `pt-BR` is unknown. Did you mean `pt`?"],
    [
      "language: klingonese",
      "1:11 The language `klingonese` is unknown. Write its code of two letters, as `en` or `de`.",
    ],
    ["language: xx", "1:11 The language `xx` is unknown. Write its code of two letters, as `en` or `de`."],
    [
      "preset: microsoft\nlanguage: de",
      "2:11 The preset `microsoft` asks for texts in English; leave `language` out, or choose the preset `generic`.",
    ],
    ["preset: auto\npreset: generic", "2:1 This key was given before; keep one of the two."],
    ["preset: auto\n---\npreset: generic", "2:1 The file holds more than one document; keep the first."],
    ["- preset", "1:1 The file has to be a mapping of keys and values."],
    ["just text", "1:1 The file has to be a mapping of keys and values."],
    ["roots:\n\t- a", "2:1 The line is indented by a tab; indent by blanks."],
  ])("%j is told with its place, and the defaults hold", (text, expected) => {
    const { settings, problems } = parse(text);

    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([expected]);
    expect(settings).toEqual(defaults);
  });

  test("several mistakes are told together, in the order of the file", () => {
    const { problems } = parse("preset: x\nrule: {}\nignore: 1\n");

    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test("what is no YAML is told where it ends to be", () => {
    const { problems } = parse("preset: auto\nroots: [ a, ");

    expect(problems[0]).toMatchObject({ line: 2, message: expect.stringMatching(/^The file is no YAML: /) });
  });
});

describe("a settings file meant to do harm", () => {
  test("an alias bomb is refused", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (let index = 1; index < 9; index += 1) {
      const [name, before] = ["abcdefghi"[index], "abcdefghi"[index - 1]];
      bomb.push(`${name}: &${name} [${`*${before},`.repeat(9)}]`);
    }

    const { settings, problems } = parse(bomb.join("\n"));

    expect(problems).toEqual([
      {
        line: 1,
        column: 1,
        message: "The file is nested too deeply or repeats aliases too often; write it out plainly.",
      },
    ]);
    expect(settings).toEqual(defaults);
  });

  test.each([
    ["lists in lists", "[".repeat(60_000)],
    ["closed lists in lists", `roots: ${"[".repeat(30_000)}${"]".repeat(30_000)}`],
    ["mappings in mappings", `roots: ${"{a: ".repeat(12_000)}`],
    ["sequences in sequences", "- ".repeat(30_000)],
  ])("%s by the thousand are refused", (_, text) => {
    const { settings, problems } = parse(text);

    expect(problems.length).toBeGreaterThan(0);
    expect(settings).toEqual(defaults);
  });

  test("a file above 64 KB is not parsed, a binary one neither", () => {
    expect(parse(`# ${"x".repeat(70_000)}`).problems).toEqual([
      { line: 1, column: 1, message: "The file has 70002 bytes; at most 65536 are read." },
    ]);
    expect(parseSettings(new Uint8Array([0, 1, 2, 3, 0, 0]), ruleIds).problems).toHaveLength(1);
  });

  test("values are cut and lose what could format them", () => {
    const { problems } = parse(`preset: "\`${"x".repeat(500)}"`);

    expect(problems[0]?.message).toBe(
      `\`preset\` is \`'${"x".repeat(58)}…\`. It may be \`auto\`, \`microsoft\` or \`generic\`.`,
    );
  });
});

describe("the settings of a tree", () => {
  const path = ".github/connector-review.yml";

  test("are those of its file", async () => {
    const tree = memoryTree({ [path]: "preset: generic\n", "Contoso/readme.md": "x" });

    expect(await readSettings(tree, ruleIds)).toMatchObject({
      isPresent: true,
      problems: [],
      settings: { preset: "generic" },
    });
  });

  test("are the defaults without a file, and for a file that is too large", async () => {
    const large = memoryTree({ [path]: "#".repeat(70_000) });

    expect(await readSettings(memoryTree({}), ruleIds)).toEqual({
      isPresent: false,
      problems: [],
      settings: defaults,
    });
    expect(await readSettings(large, ruleIds)).toEqual({
      isPresent: true,
      problems: [{ line: 1, column: 1, message: "The file has 70000 bytes; at most 65536 are read." }],
      settings: defaults,
    });
  });
});
