/** Of everything: nothing is sniffed, framed, leaked by referrer or read from another site. OWASP secure headers. */
const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
}

/** Data is not a page: nothing in it may load or run. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Pages of the server: its own style sheet, no script. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

/** Two years, as the preload list asks. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains'

/** Add what keeps a reply safe in a browser; a policy that it brings itself stays. */
export function secure(headers: Headers, https: boolean): void {
  for (const [name, value] of Object.entries(ALWAYS)) if (!headers.has(name)) headers.set(name, value)
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', DATA_POLICY)
  if (https) headers.set('strict-transport-security', STRICT_TRANSPORT)
}
