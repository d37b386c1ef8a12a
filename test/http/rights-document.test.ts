import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rightsDocument } from '../support/rights-document.js'

test('docs/rights.md says what the table of rights and the contracts say', () => {
  const file = 'docs/rights.md'
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, rightsDocument())
  expect(readFileSync(file, 'utf8'), 'UPDATE_GOLDEN=1 npx vitest run test/http/rights-document.test.ts').toBe(
    rightsDocument(),
  )
})
