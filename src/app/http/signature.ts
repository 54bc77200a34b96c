/**
 * GitHub's signature of a body, checked while the body arrives: a body with a wrong signature is never joined or decoded.
 * https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
import { createHmac, timingSafeEqual } from "node:crypto";

export interface SignatureCheck {
  update(chunk: Uint8Array): void;
  /** Once, at the end. @param signature of the header `X-Hub-Signature-256` */
  matches(signature: string): boolean;
}

/** @param secrets any of them is accepted: two while one is being changed */
export function signatureCheck(secrets: readonly string[]): SignatureCheck {
  const hmacs = secrets.map((secret) => createHmac("sha256", secret));
  return {
    update(chunk) {
      for (const hmac of hmacs) hmac.update(chunk);
    },
    matches(signature) {
      const received = Buffer.from(signature);
      const expected = hmacs.map((hmac) => Buffer.from(`sha256=${hmac.digest("hex")}`));
      return expected.some((one) => one.length === received.length && timingSafeEqual(one, received));
    },
  };
}
