/** The entry of a thread that looks into connectors: started by threads.ts, from dist/ as well as from the source. */
import module from "node:module";

// Each thread asks for itself. From the source, a thread takes a second to start without it, and less than half of that with it.
module.enableCompileCache?.();
const [{ rules }, { connectorRules }, { connectorWorker }] = await Promise.all([
  import("../../rules/index.ts"),
  import("../../review/rule/rule.ts"),
  import("./connector-work.ts"),
]);

export default connectorWorker(connectorRules(rules));
