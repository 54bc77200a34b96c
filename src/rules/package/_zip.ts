/** What the rules about submission packages share: locations, and when they have to be silent. */
import type { Package, Solution } from "../../connector/package/package.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

export const validator = "Microsoft's package validator, ConnectorPackageValidator.ps1";

/** Something about the package as a whole; what is inside a zip has no lines to point at. */
export function inPackage(
  packed: Package,
  subject: readonly string[],
  message: string,
  fix: string,
): Diagnostic {
  return { location: atFile(packed.file), subject, message, fix };
}

/** The solutions, where all of them could be looked at; otherwise none, because what seems to be missing may be there. */
export function knownSolutions({ isComplete, solutions }: Package): readonly Solution[] | undefined {
  const isKnown = isComplete && solutions.every(({ customizations }) => customizations !== undefined);
  return isKnown && solutions.length >= 2 ? solutions : undefined;
}

export function isConnectorOnly({ customizations }: Solution): boolean {
  return customizations?.hasConnector === true && !customizations.hasWorkflows && !customizations.hasPlugin;
}

export function isFlow({ customizations }: Solution): boolean {
  return customizations?.hasConnector === true && customizations.hasWorkflows && !customizations.hasPlugin;
}

export function isPlugin({ customizations }: Solution): boolean {
  return customizations?.hasConnector === true && !customizations.hasWorkflows && customizations.hasPlugin;
}
