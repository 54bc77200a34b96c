import fc from "fast-check";
import { expect, test } from "vitest";
import { withGrammar } from "../../src/connector/script/grammar.ts";
import { readScript, type Script } from "../../src/connector/script/script.ts";
import { makeSource } from "../../src/text/source.ts";

const grammar = await withGrammar((each) => each);

function read(text: string): Script {
  return readScript(makeSource("script.csx", text), text.length, grammar);
}

const forward = "return await this.Context.SendAsync(this.Context.Request, this.CancellationToken);";

/** A script with these statements in its entry, and these members next to it. */
function scriptWith(statements: string, members = ""): string {
  return `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        ${statements}
    }
    ${members}
}
`;
}

function problemOf(statements: string): string | undefined {
  const text = scriptWith(statements);
  const problem = read(text).problem();
  return (
    problem && `${problem.kind} ${problem.token} @${text.slice(0, problem.span.start).split("\n").length}`
  );
}

test.each([
  'var a = @""">x";',
  'var a = @"C:\\"; var b = "{";',
  'var a = $@"{b}""";',
  'var a = $@"""{b}"" and ""c""";',
  'var a = $"{(b ? "{" : "}")}{total:N2} {{";',
  'var a = """\n{ "a": ( }\n""";',
  "var a = '{'; var b = '\\'';",
  "var field = 1; a[field.Key] = field; F(field: 2);",
  '#region the "old" one\nF();\n#endregion',
  "#if DEBUG\nif (a) {\n#else\nif (b) {\n#endif\n}",
  '/* { " */ F(); // ( "',
  "var r = a switch { > 3 and < 5 => [1, .. b], { B: null } => new(), _ => throw new E() };",
])("no syntax error in %j", (statements) => {
  expect(problemOf(statements)).toBeUndefined();
});

test.each([
  ["if (a { F(); }", "bracket ( @5"],
  ["F(1, 2));", "bracket ) @5"],
  ["if (a) { F();", "bracket { @2"],
  ["var a = b[1;", "bracket [ @5"],
  ["}", "bracket } @8"],
  ['var a = "abc;\nF();', 'string " @5'],
  ['F("abc);', 'string " @5'],
  ['F();\nvar b = "{;\nG();', 'string " @6'],
  ['var a = "b" + "c;\n', 'string " @5'],
  ['var a = new[] { "b, "c" };', 'string " @5'],
  ["else { }", "unexpected else { } @5"],
  ["return", "missing ; @5"],
  ["var a = 1\nvar b = 2;", "missing ; @5"],
  ["var a = new Dictionary<string, int { };", "missing > @5"],
  [`${"F(a, b);\n".repeat(100)}switch (a) { case 1 break; }`, "somewhere  @108"],
  ["F();\nint 5x = 5;", "unexpected 5x = 5; @6"],
  ["var a = ;", "unexpected = ; @5"],
  ["return await;;\n G(,);", "unexpected ,); @6"],
])("the syntax error in %j has a line", (statements, problem) => {
  expect(problemOf(statements)).toBe(problem);
});

test.each(["", "// only a comment", "var a = 1;", "\uFEFFusing System;", "\r\n\r\n"])(
  "%j is complete, and has no class",
  (text) => {
    const script = read(text);

    expect(script.isComplete).toBe(true);
    expect(script.classes()).toEqual([]);
  },
);

test.each([
  ["class Script : ScriptBase { public override async Task<HttpResponseMessage> ExecuteAsync() { } }", true],
  [
    "class Script: A.ScriptBase { public override System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage> ExecuteAsync() => F(); }",
    true,
  ],
  [
    "class B : ScriptBase { public override Task<HttpResponseMessage> ExecuteAsync() => F(); } class Script : B { }",
    true,
  ],
  [
    "partial class Script : ScriptBase { } partial class Script { public override Task<HttpResponseMessage> ExecuteAsync() => F(); }",
    true,
  ],
  ["class Script : ScriptBase { public async Task<HttpResponseMessage> ExecuteAsync() { } }", false],
  ["class Script : ScriptBase { public override async Task<string> ExecuteAsync() { } }", false],
  ["class Script : ScriptBase { /* override Task<HttpResponseMessage> ExecuteAsync() */ }", false],
  ["class Other : ScriptBase { public override Task<HttpResponseMessage> ExecuteAsync() => F(); }", false],
])("the entry of %j: %s", (text, hasEntry) => {
  expect(read(text).entry() !== undefined).toBe(hasEntry);
});

test("directives are told from statements, aliases and static imports are named", () => {
  const script = read(
    "using System.IO;\nusing static System.Math;\nusing J = Newtonsoft.Json.Linq;\nclass A { void B() { using (var c = D()) { } using var e = F(); } }",
  );

  expect(script.usings().map(({ name, isNamespace, alias }) => [name, isNamespace, alias])).toEqual([
    ["System.IO", true, undefined],
    ["System.Math", false, undefined],
    ["Newtonsoft.Json.Linq", false, "J"],
  ]);
});

test("directives of scripts are no syntax errors, in strings they are no directives", () => {
  const text = `#r "A.dll"\n # load "b.csx"\n${scriptWith('var a = @"\n#nuget x\n";')}`;
  const script = read(text);

  expect(script.isComplete).toBe(true);
  expect(script.directives.map(({ start, end }) => text.slice(start, end))).toEqual(["#r", "# load"]);
});

test("strings are read without their quotes, holes as {}", () => {
  const literals = read(
    scriptWith('F("a\\n", @"b""c", $"d {G("e")} {{f}}", """g"h""", $@"i{j}", "");'),
  ).literals();

  expect(literals.map(({ text }) => text)).toEqual(["a\\n", 'b"c', "d {} {{f}}", "e", 'g"h', "i{}", ""]);
});

test.each([
  ["call", "System . Threading\n.Thread.Sleep(1);", "System.Threading.Thread.Sleep"],
  ["call", "a.B<int>(c).D();", "a.B().D"],
  ["call", "(await F()).Wait();", "().Wait"],
  ["call", "a?.B();", "a.B"],
  ["member", "x = F().Result;", "F().Result"],
  ["creation", "x = new System.IO.FileInfo(y);", "System.IO.FileInfo"],
  ["creation", "HttpClient x = new();", "HttpClient"],
  ["cast", "x = (HttpWebRequest)y;", "HttpWebRequest"],
  ["keyword", "unsafe { }", "unsafe"],
])("a %s in %j", (kind, statements, path) => {
  const uses = read(scriptWith(statements)).uses();

  expect(uses.filter((use) => use.kind === kind).map((use) => use.path)).toContain(path);
});

test("the name of an operation is seen in no comment and in no string", () => {
  expect(
    read(scriptWith('// Thread.Sleep(1)\nvar a = "Thread.Sleep(1)"; /* File.Open(b) */')).uses(),
  ).toEqual([]);
});

const id = "this.Context.OperationId";

test.each([
  [`if (${id} == "A") { }`, ["A"]],
  [`if ("A" != Context.OperationId) { }`, ["A"]],
  [`if ("A".Equals(${id}) || ${id}.Equals("B")) { }`, ["A", "B"]],
  [`if (string.Equals("A", ${id}) || String.Equals(${id}, "B")) { }`, ["A", "B"]],
  [`if (${id}?.Equals("A") == true) { }`, ["A"]],
  [`switch (${id}) { case "A": case "B": break; case C: break; default: break; }`, ["A", "B", "c"]],
  [`var x = ${id} switch { "A" or "B" => 1, C => 2, _ => 3 };`, ["A", "B", "c"]],
  [`if (${id} is "A" or not ("B" or C)) { }`, ["A", "B", "c"]],
  [`var op = ${id}; var same = op; if (same == "A") { }`, ["A"]],
  [`string op; op = ${id}; if (op == "A") { }`, ["A"]],
  [`var ids = new[] { "A", "B" }; if (ids.Contains(${id})) { }`, ["A", "B"]],
  [`if (new HashSet<string> { "A" }.Contains(${id})) { }`, ["A"]],
  [`var d = new Dictionary<string, int> { ["A"] = 1, ["B"] = 2 }; F(d[${id}]);`, ["A", "B"]],
  [`var d = new Dictionary<string, int> { { "A", 1 } }; if (d.TryGetValue(${id}, out var x)) { }`, ["A"]],
  [`if (${id} == nameof(Script.A)) { }`, ["A"]],
  // Not about the operation, or not known to be.
  [`if (status == "A") { }`, []],
  [`if (${id}.StartsWith("A")) { }`, []],
  [`var op = ${id}; op = Decode(op); if (op == "A") { }`, []],
  [`var op = isTest ? "A" : ${id}; if (op == "B") { }`, []],
  [`var d = new Dictionary<string, int> { ["A"] = 1 }; F(d[key]);`, []],
  [`if ("A,B".Contains(${id})) { }`, []],
  [`Func<string, bool> f = op => op == "A"; var op2 = ${id};`, []],
  [`// ${id} == "A"\nvar a = "${id} == \\"A\\"";`, []],
])("ids compared in %j", (statements, ids) => {
  const script = read(scriptWith(statements, 'private const string C = "c";'));

  expect(script.comparedIds().map((each) => each.id)).toEqual(ids);
});

test.each([
  [`if (${id} == "A") { }`, false],
  [`if ("A".Equals(${id}, StringComparison.OrdinalIgnoreCase)) { }`, true],
  [`if (string.Equals(${id}, "A", StringComparison.InvariantCultureIgnoreCase)) { }`, true],
  [`if (${id}.ToLower() == "A") { }`, true],
  [`switch (${id}.ToUpperInvariant()) { case "A": break; }`, true],
  [
    `var op = ${id}.ToLowerInvariant(); if (op == "A" && "b".Equals(c, StringComparison.OrdinalIgnoreCase)) { }`,
    true,
  ],
  [`if (${id} == "A" && "b".Equals(c, StringComparison.OrdinalIgnoreCase)) { }`, false],
])("letter case in %j is ignored: %s", (statements, ignores) => {
  expect(
    read(scriptWith(statements))
      .comparedIds()
      .map(({ ignoresCase }) => ignoresCase),
  ).toEqual([ignores]);
});

const refusal = "return new HttpResponseMessage(HttpStatusCode.BadRequest);";
const helpers = `
    private HttpResponseMessage Refuse(HttpStatusCode status) { var r = new HttpResponseMessage(status); return r; }
    private bool Is(string expected) => string.Equals(expected, ${id}, StringComparison.OrdinalIgnoreCase);
    private async Task<HttpResponseMessage> ForwardAsync() { var r = await Context.SendAsync(Context.Request, CancellationToken); return r; }`;

/** What happens to the operation X. */
test.each([
  [`if (${id} == "A") { ${forward} } ${refusal}`, "refused"],
  [`if (${id} != "A") { return Refuse(HttpStatusCode.NotFound); } ${forward}`, "refused"],
  [`if (!Is("A")) { throw new Exception(); } ${forward}`, "refused"],
  [`switch (${id}) { case "A": ${forward} default: break; } ${refusal}`, "refused"],
  [`return ${id} switch { "A" => await ForwardAsync(), _ => Refuse((HttpStatusCode)404) };`, "refused"],
  [
    `var r = new HttpResponseMessage(); if (${id} == "A") { ${forward} } r.StatusCode = HttpStatusCode.BadRequest; return r;`,
    "refused",
  ],
  [
    `var r = new HttpResponseMessage { StatusCode = HttpStatusCode.NotFound }; return ${id} == "A" ? await ForwardAsync() : r;`,
    "refused",
  ],
  [
    `HttpResponseMessage r; if (${id} == "A") { r = await ForwardAsync(); } else { r = Refuse(HttpStatusCode.Gone); } return r;`,
    "refused",
  ],
  [`if (${id} == "A") { ${forward} } else if (a) { ${refusal} } else { throw new E(); }`, "refused"],
  [`if (${id} == "A") { ${refusal} } ${forward}`, "forwarded"],
  [`if (${id} == "A" || ${id} == "X") { ${forward} } ${refusal}`, "forwarded"],
  [`if (Is("x")) { return await this.ForwardAsync().ConfigureAwait(false); } ${refusal}`, "forwarded"],
  [`switch (${id}) { case "A": case "X": ${forward} } ${refusal}`, "forwarded"],
  [`if (${id}.StartsWith("X")) { ${forward} } ${refusal}`, "forwarded"],
  [`var ids = new[] { "A", "X" }; if (ids.Contains(${id})) { ${forward} } ${refusal}`, "unsure"],
  [`if (a) { ${refusal} } ${forward}`, "unsure"],
  [`try { ${forward} } catch (Exception) { ${refusal} }`, "unsure"],
  [`if (handlers.TryGetValue(${id}, out var handler)) { return await handler(); } ${refusal}`, "unsure"],
  [`foreach (var each in all) { if (each == ${id}) { ${forward} } } ${refusal}`, "unsure"],
  [`var op = Decode(${id}); if (op == "A") { ${forward} } ${refusal}`, "unsure"],
  [`return Other(${id});`, "unsure"],
  [`return new HttpResponseMessage(HttpStatusCode.OK);`, "unsure"],
  [`goto end; end: ${refusal}`, "unsure"],
  [`return Again();`, "unsure"],
  [`if (${id} == "A") { ${forward} } ${refusal} }} }`, "unsure"],
])("%j is %s", (statements, outcome) => {
  const again = "private HttpResponseMessage Again() { return Again(); }";

  expect(read(scriptWith(statements, helpers + again)).outcomeOf("X")).toBe(outcome);
});

/** Asks for everything that a script shows. */
function look(text: string): void {
  const script = read(text);
  script.problem();
  script.literals();
  script.uses();
  script.usings();
  script.namespaces();
  script.entry();
  script.comparedIds();
  script.outcomeOf("X");
}

const whole = scriptWith(
  `var op = ${id}; if (op is "A" or "B" || Is(@"C""")) { ${forward} }
   switch (op) { case "D" when x: break; default: throw new E($"{op:N2}"); }
   foreach (var a in b?.C ?? new[] { 'c', "\\u0041" }) { try { F<int>(a => -a); } finally { } } ${refusal}`,
  helpers,
);

test("any text is looked at, and any damage of a script", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), look));
  const tokens = [
    "a",
    "(",
    ")",
    "{",
    "}",
    "<",
    ">",
    '"',
    '$"',
    '@"',
    '"""',
    ".",
    ";",
    "=",
    "if",
    "class",
    "new",
    "=>",
    "#",
    "\n",
  ];
  const soup = fc.array(fc.constantFrom(...tokens), { maxLength: 200 }).map((all) => all.join(" "));
  fc.assert(fc.property(soup, look));
  fc.assert(fc.property(fc.nat(whole.length), (end) => look(whole.slice(0, end))));
  const change = fc.tuple(fc.nat(whole.length - 1), fc.string({ unit: "binary", maxLength: 1 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      look(changes.reduce((text, [at, sign]) => text.slice(0, at) + sign + text.slice(at + 1), whole));
    }),
  );
});

test.each([
  "a<",
  "a<b,",
  '$"{',
  "(",
  "(a)",
  "a[",
  "if(a)",
  "case a:",
  "a?b:",
  "a=a;",
  "F(a=>",
  "[A]",
  "#r\n",
  'x.OperationId=="A"||',
  "F()",
  "a.b.",
])("%j without end is given up or read, and the next script is read", async (part) => {
  const endless = part.repeat(10_000);
  await withGrammar((own) => {
    const script = readScript(makeSource("script.csx", endless), endless.length, own);
    script.problem();
    script.uses();
    script.comparedIds();
  });

  const next = await withGrammar((own) => readScript(makeSource("script.csx", whole), whole.length, own));

  expect(next.isComplete).toBe(true);
});
