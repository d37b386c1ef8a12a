import { beforeAll, expect, test } from 'vitest'
import { loadReturns } from '../../src/cycle/collect/load.js'
import { type TestServer, testServer } from '../support/http.js'
import { returnOf, smallPack } from '../support/small-pack.js'

/** What stands beside the cells of a unit that was made of others. */

let server: TestServer

beforeAll(async () => {
  server = await testServer(smallPack(), '2026-01-20T02:00:00Z')
  const give = (unit: string, month: string, recorded: string) =>
    returnOf(server.index, unit, month, 'crime', { recorded, cleared: '1' })
  await loadReturns(
    server.db.store,
    server.index,
    [
      give('a1', '2024-12', '3'),
      give('a2', '2024-12', '4'),
      give('a1', '2025-01', '5'),
      give('a12', '2025-11', '9'),
    ],
    { actor: 'test', source: 'test', stage: 'accepted', reason: null },
  )
})

async function cell(period: string, series: string) {
  const clerk = await server.person('clerk@a12')
  const { body } = await clerk.send('get', `/returns/a12/${period}/crime`)
  return body.sections
    .flatMap((section: { cells: { series: string }[] }) => section.cells)
    .find((one: { series: string }) => one.series === series)
}

test('after a merger last year is the sum of what went into the unit', async () => {
  expect(await cell('2025-12', 'recorded')).toMatchObject({ lastYear: '7', previous: '9' })
  expect(await cell('2025-12', 'cleared')).toMatchObject({ lastYear: '2' })
})

test('when one of them did not report there is no figure, not a part of one', async () => {
  expect(await cell('2026-01', 'recorded')).toMatchObject({ lastYear: null })
})
