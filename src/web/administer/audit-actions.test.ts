import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ACTIONS } from '../../domain/access-table.js'
import { webAuditWords } from '../../domain/words/web-audit.js'
import { AUDIT_FAMILIES, actionsOf } from './audit-actions.js'
import { isSaid } from './audit-sentence.js'

/** Actions that the sources write into the audit; names of rights look the same and are left out. */
function recorded(): string[] {
  const found = ['src/cycle', 'src/jobs', 'src/main'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const text = readFileSync(join(folder, name), 'utf8')
        if (!/audit/i.test(text)) return []
        return [
          ...text.matchAll(/\baction: '([a-z]+\.[a-z.-]+)'/g),
          ...text.matchAll(/\baudit\w*\([^)]{0,200}?'([a-z]+\.[a-z.-]+)'/g),
        ].map((match) => match[1]!)
      }),
  )
  const rights: readonly string[] = ACTIONS
  return [...new Set(found)].filter((action) => !rights.includes(action))
}

test('every action that is written into the audit has a sentence', () => {
  const actions = recorded()
  expect(actions.length).toBeGreaterThan(20)
  expect(actions.filter((action) => !isSaid(action))).toEqual([])
})

test('every family has a name, and every action of the filter a sentence', () => {
  for (const family of AUDIT_FAMILIES) {
    expect(webAuditWords).toHaveProperty(`family-${family}`)
    expect(actionsOf(family).filter((action) => !isSaid(action))).toEqual([])
  }
})
