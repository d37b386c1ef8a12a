import { randomInt } from 'node:crypto'
import { type Algorithm, hash, type Options, verify } from '@node-rs/argon2'
import { passwordFault, tidyPassword } from '../../domain/password-policy.js'
import { Problem } from '../../domain/problem.js'

/** argon2id, 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet. */
const PARAMETERS = {
  algorithm: 2 as Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} satisfies Options
const AS_WRITTEN = '$argon2id$v=19$m=19456,t=2,p=1$'

/** A hash that no password has, of the same cost: checking against it takes as long as against a real one. */
const NOBODYS = `${AS_WRITTEN}AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`

/** The hash to keep of a password. About 20 ms and 19 MiB. */
export function hashPassword(password: string): Promise<string> {
  return hash(tidyPassword(password), PARAMETERS)
}

/** Is it the password of this hash? Without a hash it is not, after the same work. */
export async function checkPassword(kept: string | null, password: string): Promise<boolean> {
  const same = await verify(kept ?? NOBODYS, tidyPassword(password))
  return same && kept !== null
}

/** Was it hashed with other parameters than those of today? */
export function isOutdated(kept: string): boolean {
  return !kept.startsWith(AS_WRITTEN)
}

/** Problem `password-…` when the password cannot be taken. `field` is where it stands in the request. */
export function demandGoodPassword(password: string, username: string, field: string): void {
  const fault = passwordFault(password, username, field)
  if (fault !== null) throw new Problem(fault)
}

/** Letters and digits that are not taken for one another on paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to hand over on paper, 79 bits: `k7mq-x2ph-9wrt-c4ne`. */
export function temporaryPassword(): string {
  return groups(4, 4)
}

/** A code that stands in for the second factor once, 59 bits: `k7mq-x2ph-9wrt`. */
export function newBackupCode(): string {
  return groups(3, 4)
}

const TOKEN_SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The secret of an access token, 238 bits. The beginning lets scanners find one that was left lying about. */
export function newTokenSecret(): string {
  return `cky_${Array.from({ length: 40 }, () => TOKEN_SIGNS[randomInt(TOKEN_SIGNS.length)]).join('')}`
}

function groups(count: number, length: number): string {
  const group = () => Array.from({ length }, () => READABLE[randomInt(READABLE.length)]).join('')
  return Array.from({ length: count }, group).join('-')
}
