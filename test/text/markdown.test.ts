import fc from "fast-check";
import { expect, test } from "vitest";
import { normalTitle, parseMarkdown, plainText } from "../../src/text/markdown/markdown.ts";
import { makeSource } from "../../src/text/source.ts";

const parse = (text: string) => parseMarkdown(makeSource("readme.md", text));

test("sections have titles, depths and bodies", () => {
  const text =
    "Hello\n\n# Contoso *Invoices*\nAbout.\n\n## Actions\n\n### Get `x`\nGets it.\n\n## Known issues\n";
  const { sections } = parse(text);

  expect(sections.map(({ title, depth }) => `${depth} ${title}`)).toEqual([
    "1 Contoso Invoices",
    "2 Actions",
    "3 Get x",
    "2 Known issues",
  ]);
  expect(sections.map(({ body }) => text.slice(body.start, body.end).trim())).toEqual([
    "About.",
    "",
    "Gets it.",
    "",
  ]);
  expect(sections.map(({ whole }) => text.slice(whole.start, whole.end).trim())[1]).toBe(
    "### Get `x`\nGets it.",
  );
  expect(sections.map(({ heading }) => text.slice(heading.start, heading.end))[0]).toBe(
    "# Contoso *Invoices*",
  );
});

test("titles are compared without case, numbering, punctuation and emoji", () => {
  const { sections } = parse("# Contoso\r\n## 2. Known Issues & Limitations: 🚧\r\nNone.\r\n");

  expect(sections.map(({ title }) => normalTitle(title))).toEqual([
    "contoso",
    "known issues and limitations",
  ]);
  expect(normalTitle("365 days")).toBe("days");
});

test("headings in quotes, lists and code open no section", () => {
  expect(parse("> # Quote\n\n- # Item\n\n```\n# code\n```\n").sections).toEqual([]);
});

test("links and images are found with their addresses, references included", () => {
  const text =
    "[a *b*](https://contoso.com) ![icon](x.png) <https://x.example> www.y.example [r] ![i][r]\n\n[r]: /z\n[R]: /no";
  const { links, images } = parse(text);

  expect(links.map(({ url, text: words }) => [url, words])).toEqual([
    ["https://contoso.com", "a b"],
    ["https://x.example", "https://x.example"],
    ["http://www.y.example", "www.y.example"],
    ["/z", "r"],
  ]);
  expect(images.map(({ url, alt }) => [url, alt])).toEqual([
    ["x.png", "icon"],
    ["/z", "i"],
  ]);
  expect(links.map(({ span }) => text.slice(span.start, span.end))[0]).toBe("[a *b*](https://contoso.com)");
});

test("code blocks and HTML are kept apart from the words", () => {
  const text =
    "Use **it** now.  \nThen `x`.\n\n```json\n{}\n```\n\n<!-- hidden -->\n\n| a | b |\n|---|---|\n| c | d |\n";
  const document = parse(text);

  expect(document.codeBlocks).toEqual([{ language: "json", text: "{}", span: { start: 29, end: 43 } }]);
  expect(document.html.map(({ start, end }) => text.slice(start, end))).toEqual(["<!-- hidden -->"]);
  expect(plainText(document)).toBe("Use it now.\nThen x.\na\nb\nc\nd");
  expect(plainText(document, { start: 4, end: 10 })).toBe("it");
  expect(document.pieces.filter(({ code }) => code).map(({ text: word }) => word)).toEqual(["x"]);
});

test("lines of paragraphs are told where they begin with ordinary text, not in quotes, lists, code or comments", () => {
  const text =
    "/one\r\nwords `code\r\n/two` end\r\n/three\r\n\r\n> /four\r\n\r\n- /five\r\n\r\n<!--\r\n/six\r\n-->\r\n\r\n    /seven\r\n";

  const starts = parse(text).paragraphs.flatMap(({ lineStarts }) => lineStarts);

  expect(starts.map((start) => text.slice(start).split("\r\n", 1)[0])).toEqual([
    "/one",
    "words `code",
    "/three",
  ]);
});

test("a very long text is read at its beginning, a hostile one not at all", () => {
  const long = parse(`# Title\n\n${"word ".repeat(70_000)}`);
  expect([long.truncated, long.sections.length]).toEqual([true, 1]);

  for (const hostile of ["1. ", ">", "[^a", "]"]) {
    const document = parse(`# Title\n\n${hostile.repeat(20_000)}`);
    expect([document.truncated, document.sections.length]).toEqual([true, 0]);
  }
  expect(parse(`${"- ".repeat(20)}\n\n${"-".repeat(200)}\n\n${"[a] ".repeat(5000)}`).truncated).toBe(false);
});

test("every span lies inside the text", () => {
  const piece = fc.constantFrom(
    ..."#*_`[]()!<>|-~: \n\\a".split(""),
    "\r\n",
    "http://a.b ",
    "[^1]",
    "\t",
    "😀",
    "\0",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const { links, images, codeBlocks, html, paragraphs, pieces: words, sections } = parse(text);
      const spans = [
        ...[...links, ...images, ...codeBlocks, ...paragraphs, ...words].map(({ span }) => span),
        ...html,
        ...sections.flatMap(({ heading, body, whole }) => [heading, body, whole]),
      ];

      for (const { start, end } of spans) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { seed: 20261120, numRuns: 500 },
  );
});
