import { connectorWorker } from "../../../src/app/connector-work.ts";
import { fewRules } from "./few-rules.ts";

export default connectorWorker(fewRules);
