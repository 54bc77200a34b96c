/** Hosts of samples and templates, which nobody's service has. */
const samples =
  /(?:^|\.)(?:example\.(?:com|org|net)|contoso\.com|fabrikam\.com|test\.com|yourdomain\.com|your-?(?:host|server|domain)[\w.-]*)$|^(?:host|hostname|todo|definedinconnectionparameters[\w.]*)$/i;

/** @param host without a port */
export function isSampleHost(host: string): boolean {
  return samples.test(host);
}
