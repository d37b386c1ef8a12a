import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSql } from '../../rules/sql/read-sql.js'
import { tokeniseSql } from '../../rules/sql/sql-tokens.js'
import { lintSql } from '../../rules/sql/statement.js'
import { loadReturns, submitReturn } from '../../src/cycle/collect/load.js'
import { compare } from '../../src/cycle/compare/compare.js'
import { explain } from '../../src/cycle/consolidate/explain.js'
import { rebuildTotals, verifyTotals } from '../../src/cycle/consolidate/rebuild.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import type { ReturnFigures } from '../../src/domain/figure.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { monthPeriod, parsePeriod } from '../../src/domain/period.js'
import { storedPeriods } from '../../src/domain/stored-periods.js'
import { inContext } from '../../src/store/context.js'
import { factTime, lockUnits, watchStatements } from '../../src/store/database.js'
import { anyReturn, newestFigures, setStage, withdraw } from '../../src/store/returns.js'
import { foldAll } from '../../src/store/rollup.js'
import { type PackStore, withStore } from '../support/database.js'
import { MERGE, returnOf, smallPack, unitId } from '../support/small-pack.js'
import { useAccounts } from './use/accounts.js'
import { useBoard } from './use/board.js'
import { useDeadlines } from './use/deadlines.js'
import { useDefinitions } from './use/definitions.js'
import { useDocuments } from './use/documents.js'
import { useFigures } from './use/figures.js'
import { usePapers } from './use/papers.js'
import { useReturns } from './use/returns.js'
import { useServer } from './use/server.js'

/** What a template sends is known only when its parts are put together: here the program runs, and every statement is read. */
test('every statement that the program sends keeps the rules of ADR 0003', async () => {
  const sent = new Set<string>()
  watchStatements((text) => sent.add(text))
  try {
    await useEverything(await withStore(smallPack([MERGE])))
  } finally {
    watchStatements(undefined)
  }
  const broken = [...sent].flatMap((text) =>
    lintSql(text).map((fault) => `[${fault.rule}] ${fault.message}. ${fault.remedy}. In: ${text}`),
  )
  expect(sent.size).toBeGreaterThan(25)
  expect(broken).toEqual([])
  expect(unseen([...sent]), 'statements in src/store that useEverything() below does not reach').toEqual([])
})

const META = { actor: 'test', source: 'test', reason: null } as const

/** Every way in which the program reads and writes figures, once. */
async function useEverything(opened: PackStore): Promise<void> {
  const { store, index: before, close } = opened
  await registerPack(store, before, 'test', '2026-11-23')
  const index = new PackIndex(smallPack(undefined, ['added']))
  const db = { ...opened, index }
  await registerPack(store, index, 'test', '2026-11-23')

  const many = Array.from({ length: 450 }, (_, n) => oneReturn(index, n))
  await loadReturns(store, index, many, { ...META, stage: 'accepted' })
  await loadReturns(store, index, [oneReturn(index, 0, '9')], { ...META, stage: 'entered' })
  await submitReturn(store.app, index, oneReturn(index, 1, '7'), { ...META, stage: 'submitted' })
  await foldAll(store.owner, index.seriesCount)

  const { unitId: unit, period } = oneReturn(index, 1)
  const key = { unit, period: period.key, form: 'crime' }
  await inContext(store.app, { unit, write: unit }, async (tx) => {
    await lockUnits(tx, [unit])
    const at = await factTime(tx)
    await newestFigures(tx, [unit], [period.key])
    await anyReturn(tx)
    await setStage(tx, key, 2, 2, storedPeriods(period), index.seriesCount, at)
    await withdraw(tx, key, 2, storedPeriods(period), index.seriesCount, at)
  })

  const viewer = unitId(index, 'vn')
  const [indicator] = index.pack.indicators
  const asked = { viewer, unit: 'pa', period: parsePeriod('2024-H1'), stage: 'accepted' } as const
  for (const knownAt of [null, new Date('2026-01-01')]) {
    await compare(store, index, {
      ...asked,
      baseKind: 'same-period-last-year',
      basePeriod: null,
      by: 'commune',
      basis: null,
      indicators: index.pack.indicators,
      knownAt,
      testChance: false,
      allowIncomplete: true,
    })
    await explain(store, index, { ...asked, indicator: indicator!, knownAt })
  }
  await useAccounts(db)
  await useReturns(db)
  await useFigures(db)
  await usePapers(db)
  await useDeadlines(db)
  await useBoard(db)
  await useServer(db)
  await useDefinitions(db)
  await useDocuments(db)
  expect(await verifyTotals(store, index)).toEqual([])
  await rebuildTotals(store, index)
  await close()
}

const COMMUNES = ['a1', 'a2', 'a3', 'b1', 'b2']
const MONTHS = 50

/** Every return is another one: first the communes' crime, month by month, then their staff. */
function oneReturn(index: PackIndex, n: number, recorded = '3'): ReturnFigures {
  const turn = Math.floor(n / COMMUNES.length)
  const form = turn < MONTHS ? 'crime' : 'force'
  const month = turn % MONTHS
  const period = monthPeriod(2020 + Math.floor((month + 1) / 12), 1 + ((month + 1) % 12))
  const values = form === 'crime' ? { recorded, cleared: '1', seized: 'n/a' } : { staff: '12' }
  return returnOf(index, COMMUNES[n % COMMUNES.length]!, period, form, values)
}

/** Texts of `src/store` of which the longest piece without a hole is in nothing that was sent. */
function unseen(sent: readonly string[]): string[] {
  const folder = new URL('../../src/store/', import.meta.url)
  const seen = sent.map((text) => ` ${words(text).join(' ')} `)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !['migrate.ts', 'dump-schema.ts'].includes(name))
    .flatMap((name) => readSql({ path: name, text: readFileSync(new URL(name, folder), 'utf8') }))
    .map(({ text }) => text)
    .filter((text) => text !== '' && !text.startsWith('copy '))
    .filter((text) => !seen.some((statement) => statement.includes(longestPiece(text))))
}

function longestPiece(text: string): string {
  const pieces = words(text).join(' ').split(/\$\d+/)
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest))
}

function words(text: string): string[] {
  return tokeniseSql(text).map((token) => token.text)
}
