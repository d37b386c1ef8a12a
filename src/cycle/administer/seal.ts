import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { fail } from '../../domain/problem.js'
import type { Desk } from '../desk.js'

/**
 * Secrets that must be read again (those of authenticator apps) are sealed under the server's key, so that who reads the
 * database alone has nothing. AES-256-GCM; `about` binds what is sealed to its place, so that it opens nowhere else.
 */
export function seal(key: Buffer, about: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', iv, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.')
}

/** What was sealed; null when it is not whole, was sealed for another place, or under another key. */
export function unseal(key: Buffer, about: string, sealed: string): string | null {
  const [version, iv, tag, text] = sealed.split('.')
  if (version !== 'v1' || iv === undefined || tag === undefined || text === undefined) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(about)).setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** A hash that only this server can make: short codes cannot be tried out against it by who has the database. */
export function keyedHash(key: Buffer, about: string, text: string): string {
  return createHmac('sha256', key).update(`${about}\n${text}`).digest('hex')
}

/** The key; Problem `totp-unavailable` when the server has none. */
export function sealKeyOf(desk: Pick<Desk, 'sealKey'>): Buffer {
  return desk.sealKey ?? fail('totp-unavailable')
}
