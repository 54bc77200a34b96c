/** A connector of its files; its views are computed when somebody looks through them. */
import { decode } from "../text/encoding/decode.ts";
import { encode } from "../text/encoding/encode.ts";
import { gitBlobId } from "../text/hash.ts";
import { isObject, type JsonObject } from "../text/json/json.ts";
import { parseJson } from "../text/json/parse-json.ts";
import { makeSource } from "../text/source.ts";
import type { Connector, OwnNeed, OwnViews, Role, ViewState } from "./connector.ts";
import {
  type ConnectorFiles,
  elsewhereIn,
  readConnectorFiles,
  type StoredContent,
  samplesAmong,
} from "./connector-files.ts";
import type { FileEntry, FileTree } from "./file-tree.ts";
import { type ConnectorFolder, nameOf } from "./folders.ts";
import type { Icon } from "./icon/icon.ts";
import { measureIcon } from "./icon/measure-icon.ts";
import { member, stringOf } from "./node.ts";
import { once, oncePer } from "./once.ts";
import type { Package } from "./package/package.ts";
import { readApiProperties } from "./properties/api-properties.ts";
import { readReadme } from "./readme.ts";
import { rolesIn } from "./roles.ts";
import { type Grammar, withGrammar } from "./script/grammar.ts";
import { readScript, type Script } from "./script/script.ts";
import { readSwagger } from "./swagger/read-swagger.ts";
import type { Swagger } from "./swagger/swagger.ts";
import type { TextFile } from "./text-file.ts";

type TextRole = Exclude<Role, "icon" | "package">;
const textRoles = ["swagger", "properties", "readme", "script", "settings"] as const;
interface Document {
  readonly path: string;
  readonly value: JsonObject;
}
/** Samples are read as a readme is: as text, whatever they hold. */
const sampleRole = "readme";
type NotRead = Extract<ViewState<never>, { state: "too-large" | "elsewhere" }>;
/** What reading one role's file came to; undefined when no file plays the role. */
type Loaded<T> = { readonly state: "read"; readonly content: T } | NotRead | undefined;

/** @throws what the tree throws when it cannot be read; contents never make it throw */
export async function readConnector(tree: FileTree, connectorFolder: ConnectorFolder): Promise<Connector> {
  return openConnector(await readConnectorFiles(tree, connectorFolder));
}

/** A connector of files that were read before. */
export async function openConnector(files: ConnectorFiles): Promise<Connector> {
  const { folder, entries, contents } = files;
  const roles = rolesIn(folder, entries);
  const load = <T>(entry: FileEntry | undefined, make: (path: string, bytes: Uint8Array) => T): Loaded<T> =>
    entry && loaded(entry.path, contents.get(entry.path), make);
  const text = (role: TextRole): Loaded<TextFile> =>
    load(roles.get(role), (path, bytes) => makeTextFile(path, bytes, role));
  const [icon, packed] = await Promise.all([
    settled(load(roles.get("icon"), measureIcon)),
    settled(load(roles.get("package"), loadPackage)),
  ]);
  const samples = samplesAmong(files).flatMap((entry) => {
    const sample = load(entry, (path, bytes) => makeTextFile(path, bytes, sampleRole));
    return sample?.state === "read" ? [sample.content] : [];
  });
  const texts = {
    swagger: text("swagger"),
    properties: text("properties"),
    readme: text("readme"),
    script: text("script"),
    settings: text("settings"),
  };
  const scriptOf = await scriptReader(texts.script);
  return makeConnector(files, roles, texts, { icon, packed, samples, scriptOf });
}

/** Few connectors have a script: the grammar is loaded for those. */
async function scriptReader(file: Loaded<TextFile>): Promise<ScriptReader> {
  const readWith = (grammar: Grammar): ScriptReader =>
    oncePer(({ source, size }) => readScript(source, size, grammar));
  if (file?.state !== "read" || isBinary(file.content)) return readWith({ parse: () => undefined });
  return withGrammar((grammar) => {
    const read = readWith(grammar);
    read(file.content);
    return read;
  });
}

/** Few connectors have one: the readers of zips and XML are loaded for those. */
async function loadPackage(path: string, bytes: Uint8Array): Promise<Package> {
  const { readPackage } = await import("./package/read-package.ts");
  return readPackage(path, bytes);
}

type ScriptReader = (file: TextFile) => Script;

/** What had to be waited for. */
interface LoadedContents {
  readonly icon: Loaded<Icon>;
  readonly packed: Loaded<Package>;
  readonly scriptOf: ScriptReader;
}

type Texts = { readonly [role in TextRole]: Loaded<TextFile> };

function makeConnector(
  connectorFiles: ConnectorFiles,
  roles: ReadonlyMap<Role, FileEntry>,
  texts: Texts,
  binaries: LoadedContents & { readonly samples: readonly TextFile[] },
): Connector {
  const { folder, kind, entries } = connectorFiles;
  const { samples } = binaries;
  const views = makeViews(texts, binaries);
  const textOf = (role: TextRole): TextFile | undefined => {
    const loaded = texts[role];
    return loaded?.state === "read" ? loaded.content : undefined;
  };
  return {
    folder,
    kind,
    get name() {
      return nameConnector(folder, views.swagger());
    },
    files: entries,
    file: (role) => roles.get(role),
    text: textOf,
    samples,
    elsewhere: elsewhereIn(connectorFiles),
    view: (need) => views[need](),
    withText(path, text) {
      const role = textRoles.find((each) => roles.get(each)?.path === path);
      const old =
        (role === undefined ? undefined : textOf(role)) ?? samples.find((each) => each.path === path);
      const bytes = old && encode(text, old.decoded);
      if (bytes === undefined) return undefined;
      const entry = { path, kind: "file", id: gitBlobId(bytes), size: bytes.length } as const;
      const replaced = {
        ...connectorFiles,
        entries: entries.map((each) => (each.path === path ? entry : each)),
      };
      const content = makeTextFile(path, bytes, role ?? sampleRole);
      if (role === undefined) {
        const others = samples.map((each) => (each.path === path ? content : each));
        return makeConnector(replaced, roles, texts, { ...binaries, samples: others });
      }
      const read = { ...texts, [role]: { state: "read", content } };
      return makeConnector(replaced, new Map(roles).set(role, entry), read, binaries);
    },
  };
}

function nameConnector(folder: string, swagger: ViewState<OwnViews["swagger"]>): string {
  if (folder !== "") return nameOf(folder);
  const title = swagger.state === "ready" ? swagger.view.title?.trim() : undefined;
  return title === undefined || title === "" ? "this repository" : title;
}

// By file: a connector with another text in one file keeps what is known of the others.
const documentOf = oncePer(({ path, json }: TextFile) => {
  const value = json === undefined || json.state === "unreadable" ? undefined : json.value;
  return isObject(value) ? { path, value } : undefined;
});
const swaggerOf = oncePer(({ path, value }: Document) => readSwagger(path, value));
const propertiesOf = oncePer(({ path, value }: Document) => readApiProperties(path, value));
const readmeOf = oncePer(({ source }: TextFile) => readReadme(source));

function makeViews(
  texts: Texts,
  { icon, packed, scriptOf }: LoadedContents,
): { readonly [N in OwnNeed]: () => ViewState<OwnViews[N]> } {
  return {
    swagger: once(() => swaggerView(jsonView(texts.swagger, swaggerOf))),
    properties: once(() => jsonView(texts.properties, propertiesOf)),
    readme: once(() => textView(texts.readme, readmeOf)),
    script: once(() => textView(texts.script, scriptOf)),
    icon: () => readyView(icon),
    package: () => readyView(packed),
  };
}

const absent = { state: "absent" } as const;
const unreadable = { state: "unreadable" } as const;

function readyView<T>(loaded: Loaded<T>): ViewState<T> {
  return loaded?.state === "read" ? { state: "ready", view: loaded.content } : (loaded ?? absent);
}

function textView<T>(loaded: Loaded<TextFile>, make: (file: TextFile) => T): ViewState<T> {
  if (loaded?.state !== "read") return loaded ?? absent;
  return isBinary(loaded.content) ? unreadable : { state: "ready", view: make(loaded.content) };
}

function isBinary({ decoded }: TextFile): boolean {
  return decoded.encoding === "binary";
}

/** A document that is a list, a number or a text is as unreadable as broken JSON: no rule could say anything about it. */
function jsonView<T>(loaded: Loaded<TextFile>, make: (document: Document) => T): ViewState<T> {
  if (loaded?.state !== "read") return loaded ?? absent;
  const document = documentOf(loaded.content);
  return document === undefined ? unreadable : { state: "ready", view: make(document) };
}

/** OpenAPI 3 has other members elsewhere; what is read as OpenAPI 2.0 would be wrong all over. */
function swaggerView(state: ViewState<Swagger>): ViewState<Swagger> {
  if (state.state !== "ready" || member(state.view.root, "openapi") === undefined) return state;
  const isBoth = stringOf(member(state.view.root, "swagger")) === "2.0";
  return isBoth ? state : { state: "other-version" };
}

function makeTextFile(path: string, bytes: Uint8Array, role: TextRole): TextFile {
  const decoded = decode(bytes);
  const source = makeSource(path, decoded.text);
  const file = { path, size: bytes.length, source, decoded };
  if (role === "readme" || role === "script") return file;
  const json = once(() => parseJson(source));
  return {
    ...file,
    get json() {
      return json();
    },
  };
}

function loaded<T>(
  path: string,
  content: StoredContent | undefined,
  make: (path: string, bytes: Uint8Array) => T,
): Loaded<T> {
  if (content === undefined || content.state === "absent") return undefined;
  return content.state === "read" ? { state: "read", content: make(path, content.bytes) } : content;
}

async function settled<T>(waiting: Loaded<Promise<T>>): Promise<Loaded<T>> {
  return waiting?.state === "read" ? { state: "read", content: await waiting.content } : waiting;
}
