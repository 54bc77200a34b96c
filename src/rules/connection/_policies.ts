/** What is known about policy templates. */

import type { PolicyTemplate } from "../../connector/properties/api-properties.ts";

/** What people call an instance: its title, else the template. */
export function policyName({ title, templateId }: PolicyTemplate): string {
  return title?.trim() || templateId?.trim() || "policy without title";
}
