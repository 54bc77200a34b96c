import { createRequire } from "node:module";

type Jsonc = typeof import("jsonc-parser");
const require = createRequire(import.meta.url);

/** Only about one file in sixty needs the tolerant reader, so it is loaded by need. It recurses: callers check the depth first. */
export const loadJsonc = (): Jsonc => require("jsonc-parser");
