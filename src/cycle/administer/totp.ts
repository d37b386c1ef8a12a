import { Secret, TOTP } from 'otpauth'

/** Seconds for which a code is shown, and how many earlier or later ones are taken for clocks that differ. RFC 6238 §5.2. */
const STEP_SECONDS = 30
const WINDOW = 1

/** A new secret for an authenticator app, in base 32. 160 bits: RFC 4226 §4. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an app reads from a picture. */
export function totpUri(secret: string, username: string, issuer: string): string {
  return totp(secret, username, issuer).toString()
}

/** The time step of which this is the code, at the moment given; null when it is none. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta
}

function totp(secret: string, label = '', issuer = ''): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    label,
    issuer,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
  })
}
