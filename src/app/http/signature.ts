/**
 * GitHub's signature of a body, checked while the body arrives: for a stranger nothing is put together, copied or decoded.
 * https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
import { createHmac, timingSafeEqual } from "node:crypto";

export interface SignatureCheck {
  update(chunk: Uint8Array): void;
  /** Once, at the end. @param signature of the header `X-Hub-Signature-256` */
  matches(signature: string): boolean;
}

/** @param secrets any one of them is right: two while one is being changed */
export function signatureCheck(secrets: readonly string[]): SignatureCheck {
  const hmacs = secrets.map((secret) => createHmac("sha256", secret));
  return {
    update(chunk) {
      for (const hmac of hmacs) hmac.update(chunk);
    },
    matches(signature) {
      const given = Buffer.from(signature);
      const right = hmacs.map((hmac) => Buffer.from(`sha256=${hmac.digest("hex")}`));
      return right.some((own) => own.length === given.length && timingSafeEqual(own, given));
    },
  };
}
