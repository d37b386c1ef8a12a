import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkPassword, hashPassword, isOutdated, newTokenSecret, temporaryPassword } from './password.js'
import { keyedHash, seal, unseal } from './seal.js'

const key = randomBytes(32)

test('what is sealed opens under its key, for its place, and whole only', () => {
  const sealed = seal(key, 'totp an', 'mật mã')
  expect(sealed).not.toContain('mật')
  expect(unseal(key, 'totp an', sealed)).toBe('mật mã')
  expect(seal(key, 'totp an', 'mật mã')).not.toBe(sealed)
  expect(unseal(randomBytes(32), 'totp an', sealed)).toBeNull()
  expect(unseal(key, 'totp binh', sealed)).toBeNull()
  const parts = sealed.split('.')
  for (let n = 0; n < parts.length; n++) {
    const touched = parts.map((part, i) =>
      i === n ? `A${part.slice(1) === part ? '' : part.slice(1)}` : part,
    )
    if (touched[n] !== parts[n]) expect(unseal(key, 'totp an', touched.join('.'))).toBeNull()
    expect(unseal(key, 'totp an', parts.filter((_, i) => i !== n).join('.'))).toBeNull()
  }
  // A tag cut short would be easier to guess.
  const [version, iv, tag, text] = parts as [string, string, string, string]
  expect(unseal(key, 'totp an', [version, iv, tag.slice(0, 6), text].join('.'))).toBeNull()
  expect(unseal(key, 'totp an', '')).toBeNull()
})

test('a keyed hash differs by key, place and text', () => {
  const hash = keyedHash(key, 'a', 'b')
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(
    new Set([hash, keyedHash(randomBytes(32), 'a', 'b'), keyedHash(key, 'b', 'b'), keyedHash(key, 'a', 'c')])
      .size,
  ).toBe(4)
})

test('a password is known by its hash; no password is that of nobody', async () => {
  const kept = await hashPassword('ruong bac thang')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(isOutdated(kept)).toBe(false)
  expect(isOutdated(kept.replace('t=2', 't=1'))).toBe(true)
  expect(await checkPassword(kept, 'ruong bac thang')).toBe(true)
  expect(await checkPassword(kept, 'ruong bac thanh')).toBe(false)
  expect(await checkPassword(null, '')).toBe(false)
})

test('passwords and tokens to hand over are readable, and never the same', () => {
  const many = Array.from({ length: 200 }, temporaryPassword)
  expect(new Set(many).size).toBe(200)
  for (const one of many) expect(one).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
  expect(newTokenSecret()).toMatch(/^cky_[A-Za-z0-9]{40}$/)
})
