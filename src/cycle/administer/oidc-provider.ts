import * as oidc from 'openid-client'
import { fail } from '../../domain/problem.js'
import type { OidcSettings } from './oidc-settings.js'

/** The provider's own description, kept for an hour: its keys and addresses change seldom. */
const KEPT_MS = 3_600_000
const known = new WeakMap<
  OidcSettings,
  { readonly until: number; readonly provider: Promise<oidc.Configuration> }
>()

/** The provider as it describes itself. Problem `oidc-unreachable` when it does not answer, or as another issuer. */
export async function providerOf(settings: OidcSettings, now: Date): Promise<oidc.Configuration> {
  let held = known.get(settings)
  if (held === undefined || held.until <= now.getTime()) {
    held = { until: now.getTime() + KEPT_MS, provider: discovered(settings) }
    known.set(settings, held)
  }
  try {
    return await held.provider
  } catch {
    if (known.get(settings) === held) known.delete(settings)
    return fail('oidc-unreachable')
  }
}

async function discovered(settings: OidcSettings): Promise<oidc.Configuration> {
  const { clientId, clientSecret } = settings
  const issuer = new URL(settings.issuer)
  const insecure = isLoopback(issuer) ? [oidc.allowInsecureRequests] : []
  const found = await oidc.discovery(issuer, clientId, clientSecret, undefined, {
    execute: insecure,
    timeout: 10,
  })
  const metadata = found.serverMetadata()
  // OpenID Connect Discovery 1.0 §3: who names no method takes client_secret_basic.
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  if (methods.includes('client_secret_post')) return found
  const basic = new oidc.Configuration(metadata, clientId, clientSecret, oidc.ClientSecretBasic(clientSecret))
  basic.timeout = 10
  for (const allow of insecure) allow(basic)
  return basic
}

/** On this very machine nobody listens in between; anywhere else the provider must be reached by https. */
function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
}
