import type { PgBoss } from "pg-boss";
import { type Audit, openAudit } from "./audit.ts";
import { type BlobFactsTable, openBlobFacts } from "./blob-facts.ts";
import { type Decisions, openDecisions } from "./decisions.ts";
import { type Deliveries, openDeliveries } from "./deliveries.ts";

/** The tables of the store besides the queues. */
export interface Tables {
  readonly deliveries: Deliveries;
  readonly decisions: Decisions;
  readonly audit: Audit;
  readonly blobFacts: BlobFactsTable;
}

export async function openTables(boss: PgBoss, schema: string): Promise<Tables> {
  return {
    deliveries: await openDeliveries(boss, schema),
    decisions: await openDecisions(boss, schema),
    audit: await openAudit(boss, schema),
    blobFacts: await openBlobFacts(boss, schema),
  };
}
