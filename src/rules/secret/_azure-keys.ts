/**
 * Keys of Azure that carry a mark at a fixed position, so that they differ from other random text. Marks and positions:
 * https://github.com/microsoft/security-utilities
 */
import { isRandom } from "./_placeholders.ts";
import type { TokenMatch } from "./_scan.ts";

interface Marked {
  readonly kind: string;
  readonly pattern: RegExp;
}

const base64 = "[A-Za-z0-9+/]";
/** 64 bytes in base64. */
const long = (mark: string): RegExp => new RegExp(`^${base64}{76}${mark}${base64}{5}[AQgw]==$`);
/** 32 bytes in base64. */
const short = (mark: string): RegExp => new RegExp(`^${base64}{33}${mark}${base64}{6}=$`);

const marked: readonly Marked[] = [
  { kind: "an Azure storage key", pattern: long("\\+ASt") },
  { kind: "an Azure Cosmos DB key", pattern: long("ACDb") },
  { kind: "an Azure Batch key", pattern: long("\\+ABa") },
  { kind: "an Azure Machine Learning key", pattern: long("\\+AMC") },
  { kind: "an Azure API Management key", pattern: long("APIM") },
  { kind: "an Azure Relay key", pattern: short("\\+ARm") },
  { kind: "an Azure Event Hubs key", pattern: short("\\+AEh") },
  { kind: "an Azure Service Bus key", pattern: short("\\+ASb") },
  { kind: "an Azure IoT key", pattern: short("AIoT") },
  { kind: "an Azure Cache key", pattern: short("AzCa") },
  { kind: "an Azure Functions key", pattern: /^[\w-]{44}AzFu[\w-]{5}[AQgw](?:==)?$/ },
  { kind: "an Azure AI Search key", pattern: /^[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}$/ },
  { kind: "an Azure Container Registry key", pattern: /^[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9+/]{6}$/ },
  { kind: "an Azure DevOps token", pattern: /^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/ },
  { kind: "an Azure key", pattern: /^[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9]{26,30}(?:==)?$/ },
];

/** A whole word of base64 as long as one of these keys. */
const words = /(?<![\w+/-])[\w+/-]{43,90}={0,2}(?![\w+/=-])/g;
const marks = /[A+](?:zFu|zSe|zCa|ZDO|CDb|PIM|IoT|ASt|ABa|AMC|ARm|AEh|ASb|ACR)|JQQJ9/;

/** Every key of these forms; kind undefined for made-up ones. */
export function* azureKeys(text: string): Generator<TokenMatch> {
  if (!marks.test(text)) return;
  for (const { 0: key, index: start } of text.matchAll(words)) {
    if (!marks.test(key)) continue;
    const kind = marked.find(({ pattern }) => pattern.test(key))?.kind;
    if (kind !== undefined) yield { kind: isRandom(key) ? kind : undefined, start, end: start + key.length };
  }
}
