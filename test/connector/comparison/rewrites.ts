/** Ways to write the same swagger differently. Each changes the text and nothing that a flow could notice. */
import type { Json, Members } from "./any-swagger.ts";

export type Rewrite = (swagger: Members) => Members;

/** Levels of references that are written out; deeper ones, and loops, stay references. */
const maxInlined = 3;

/** References to definitions are replaced by what they refer to. */
const inlineDefinitions: Rewrite = (swagger) => {
  const definitions = membersOf(swagger["definitions"]);
  const write = (value: Json, depth: number): Json => {
    const name = targetOf(value);
    const target = name === undefined ? undefined : definitions[name];
    if (target !== undefined && depth < maxInlined) return write(target, depth + 1);
    return mapValues(value, (inner) => write(inner, depth));
  };
  return { ...swagger, paths: write(swagger["paths"] ?? {}, 0) };
};

/** Every object schema of a property becomes a definition of its own. */
const extractDefinitions: Rewrite = (swagger) => {
  const extra: Members = {};
  const write = (value: Json, isSchemaOfProperty: boolean): Json => {
    const inner = mapNamed(value, (one, name, holder) => write(one, holder === "properties" && name !== ""));
    if (!isSchemaOfProperty || !isMembers(inner) || inner["type"] !== "object") return inner;
    const name = `Extracted${Object.keys(extra).length}`;
    extra[name] = inner;
    return { $ref: `#/definitions/${name}` };
  };
  const paths = write(swagger["paths"] ?? {}, false);
  return { ...swagger, paths, definitions: { ...membersOf(swagger["definitions"]), ...extra } };
};

/** Definitions get other names. */
const renameDefinitions: Rewrite = (swagger) => {
  const write = (value: Json): Json => {
    const name = targetOf(value);
    return name === undefined ? mapValues(value, write) : { $ref: `#/definitions/Other${name}` };
  };
  const written = membersOf(write(swagger));
  const definitions = Object.entries(membersOf(written["definitions"]));
  return {
    ...written,
    definitions: Object.fromEntries(definitions.map(([name, one]) => [`Other${name}`, one])),
  };
};

/** Members in reverse order, everywhere; parameters, required and enum lists too. */
const shuffleKeys: Rewrite = (swagger) => {
  const write = (value: Json, name: string): Json => {
    if (Array.isArray(value)) {
      const items = value.map((item) => write(item, ""));
      return ["parameters", "required", "enum"].includes(name) ? items.reverse() : items;
    }
    if (!isMembers(value)) return value;
    const members = Object.entries(value).map(([key, one]): [string, Json] => [key, write(one, key)]);
    return Object.fromEntries(members.reverse());
  };
  return membersOf(write(swagger, ""));
};

/** The first parameter of each operation moves up to its path, the second to the shared parameters. */
const liftParameters: Rewrite = (swagger) => {
  const shared: Members = {};
  const paths = Object.entries(membersOf(swagger["paths"])).map(([path, item], index): [string, Json] => {
    const { post, ...rest } = membersOf(item);
    const operation = membersOf(post);
    const [first, second, ...others] = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
    // What stands at a path is in force for all its operations.
    const isAlone = Object.keys(rest).every((name) => name.startsWith("x-"));
    if (first === undefined || !isAlone) return [path, item];
    if (second !== undefined) shared[`Shared${index}`] = second;
    const left = second === undefined ? [] : [{ $ref: `#/parameters/Shared${index}` }, ...others];
    return [path, { ...rest, parameters: [first], post: { ...operation, parameters: left } }];
  });
  return {
    ...swagger,
    paths: Object.fromEntries(paths),
    parameters: { ...membersOf(swagger["parameters"]), ...shared },
  };
};

/** The properties of each object schema are split between the object and an `allOf` of it. */
const splitIntoAllOf: Rewrite = (swagger) => {
  const write = (value: Json): Json => {
    const inner = mapValues(value, write);
    if (!isMembers(inner) || inner["type"] !== "object" || "allOf" in inner) return inner;
    const properties = Object.entries(membersOf(inner["properties"]));
    if (properties.length < 2) return inner;
    const [own, theirs] = [properties.slice(0, 1), properties.slice(1)];
    return {
      ...inner,
      properties: Object.fromEntries(own),
      allOf: [{ type: "object", properties: Object.fromEntries(theirs) }],
    };
  };
  return membersOf(write(swagger));
};

export const rewrites: readonly Rewrite[] = [
  inlineDefinitions,
  extractDefinitions,
  renameDefinitions,
  shuffleKeys,
  liftParameters,
  splitIntoAllOf,
];

function targetOf(value: Json): string | undefined {
  const target = isMembers(value) ? value["$ref"] : undefined;
  return typeof target === "string" ? /^#\/definitions\/(.+)$/.exec(target)?.[1] : undefined;
}

function isMembers(value: Json | undefined): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function membersOf(value: Json | undefined): Members {
  return isMembers(value) ? value : {};
}

function mapValues(value: Json, change: (inner: Json) => Json): Json {
  return mapNamed(value, (inner) => change(inner));
}

/** @param change gets each member with its name, and the name of what holds it */
function mapNamed(
  value: Json,
  change: (inner: Json, name: string, holder: string) => Json,
  holder = "",
): Json {
  if (Array.isArray(value)) return value.map((item) => change(item, "", holder));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === "properties" && isMembers(inner)
        ? mapNamed(inner, (one, key) => change(one, key, "properties"), name)
        : change(inner, name, holder),
    ]),
  );
}
