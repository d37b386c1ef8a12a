import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Pack } from '../src/domain/pack.js'
import { countAt, type NationSize, nationMonths } from './nation.js'

/** One cell of the nation, every name and number of it. */
export interface NationCell {
  readonly unitId: number
  readonly unitCode: string
  readonly period: { readonly key: number; readonly code: string }
  readonly series: number
  readonly value: number
}

/** All cells, unit by unit, month by month, series by series: the order of the primary key, which both sides like best. */
export function* nationCells(pack: Pack, size: NationSize): Generator<NationCell> {
  const months = nationMonths(size)
  for (let commune = 0; commune < size.communes; commune++) {
    const unit = pack.history.units.get(`c${commune}`)!
    const unitCode = unit.spans[0]!.code
    for (const [m, period] of months.entries())
      for (let series = 1; series <= size.series; series++)
        yield { unitId: unit.id, unitCode, period, series, value: countAt(commune, m, series) }
  }
}

/** Write lines to a file, many at a time. */
export function writeLines<T>(
  path: string,
  items: Iterable<T>,
  line: (item: T) => string,
  head = '',
): Promise<void> {
  return pipeline(Readable.from(chunks(items, line, head)), createWriteStream(path))
}

function* chunks<T>(items: Iterable<T>, line: (item: T) => string, head: string): Generator<string> {
  let text = head
  for (const item of items) {
    text += line(item)
    if (text.length < 100_000) continue
    yield text
    text = ''
  }
  yield text
}

/** The nation as a long CSV file, as a user would hand it in. */
export function writeLongCsv(path: string, pack: Pack, size: NationSize): Promise<void> {
  const line = (c: NationCell) => `${c.unitCode},${c.period.code},m${c.series},${c.value}\n`
  return writeLines(path, nationCells(pack, size), line, 'unit,period,series,value\n')
}

/** The same cells as COPY takes them: unit, period and series as integers already. */
export function writeCopyCells(path: string, pack: Pack, size: NationSize): Promise<void> {
  const line = (c: NationCell) => `${c.unitId}\t${c.period.key}\t${c.series}\t${c.value}\n`
  return writeLines(path, nationCells(pack, size), line)
}

/** COPY a prepared file into a table. */
export async function copyFile(client: pg.PoolClient, path: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 18 }),
    client.query(copyFrom(`copy ${target} from stdin`)),
  )
}
