/** Name of the cookie that carries the session. By https browsers hold it to this very host (`__Host-`). */
export function sessionCookie(secure: boolean): string {
  return secure ? '__Host-cungky_session' : 'cungky_session'
}

/** The cookie that carries a new session until it ends. */
export function setSessionCookie(secret: string, secure: boolean, now: Date, expiresAt: Date): string {
  const seconds = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000))
  return cookie(sessionCookie(secure), secret, secure, seconds)
}

/** Makes the browser forget the session. */
export function clearSessionCookie(secure: boolean): string {
  return cookie(sessionCookie(secure), '', secure, 0)
}

/** A cookie that no script reads and no other site's form sends along. */
export function cookie(name: string, value: string, secure: boolean, maxAgeSeconds: number): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`
}

/** The value of a cookie in a Cookie header; null when it is not there. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}
