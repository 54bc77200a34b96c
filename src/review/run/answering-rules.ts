/** Which rules report what the reference parser objects to. */

/**
 * What @apidevtools/swagger-parser 13 throws (lib/validators/spec.js, and json-schema-ref-parser for references), and the
 * rules that report the same, whatever their severity.
 */
const answers: readonly (readonly [RegExp, readonly string[]])[] = [
  [/Duplicate operation id/, ["operation/id-not-unique"]],
  [
    /duplicate parameters|Found multiple \S+ parameters named/,
    ["parameter/op-param-duplicate", "parameter/params-not-unique", "parameter/pathitem-param-duplicate"],
  ],
  [/ body parameters\. Only one/, ["parameter/op-multiple-body", "parameter/pathitem-multiple-body"]],
  [/body parameters and formData/, ["parameter/body-and-formdata"]],
  [/path parameters cannot be optional|Set required=true/i, ["parameter/path-param-required"]],
  [/no corresponding \{/, ["parameter/path-param-not-in-template"]],
  [/missing path parameter/, ["parameter/path-param-missing"]],
  [/multiple path placeholders/, ["operation/path-template-braces"]],
  [/must consume multipart/, ["operation/mime-content-mismatch"]],
  [/invalid response code/, ["response/code"]],
  [/invalid (?:response schema )?type/, ["swagger/json-not-in-enum", "schema/type-format-unknown"]],
  [/must include an "items" schema/, ["schema/array-no-items"]],
  [/listed as required but does not exist/, ["schema/required-undefined"]],
  [
    /pointer .* does not exist|Missing \$ref/,
    ["schema/ref-missing", "parameter/ref-missing", "response/ref-missing", "schema/ref-invalid"],
  ],
];

/** @param problem in the parser's words */
export function answeringRules(problem: string): readonly string[] {
  return answers.flatMap(([words, rules]) => (words.test(problem) ? rules : []));
}
