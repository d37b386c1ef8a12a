import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { CommandLine, EXIT, type Json } from '../cli/command-line.js'

/** Folder with the open files of a real police force, laid out as docs/real-data.md says. */
const REAL_DATA = process.env.CUNGKY_REAL_DATA ?? ''
const FILES = join(REAL_DATA, 'rio-isp')
const absent = REAL_DATA === '' || !existsSync(FILES)
if (absent)
  console.warn(
    'test/real/rio.test.ts is skipped: CUNGKY_REAL_DATA names no folder with the real figures (docs/real-data.md)',
  )

const cungky = new CommandLine('en')

interface Load {
  readonly pack: string
  readonly figures: string
  readonly totals: string
  /** The differences that were found without this program: month, series, our sum, the publisher's total, difference. */
  readonly check: string
  readonly loaded: { readonly values: number; readonly returns: number }
  readonly found: {
    readonly equal: number
    readonly notComputed: number
    readonly unknownSeries: number
    readonly noFigures: number
  }
  readonly differing: number
}

const LOADS: Load[] = [
  {
    pack: 'rio',
    figures: 'cisp_month_2010_2017.csv.gz',
    totals: 'state_totals_published_2017ed.csv',
    check: 'check_cisp_vs_state_2017ed.csv',
    loaded: { values: 322_868, returns: 12_418 },
    found: { equal: 2074, notComputed: 5463, unknownSeries: 3447, noFigures: 2016 },
    differing: 38,
  },
  {
    pack: 'rio-municipalities',
    figures: 'muni_month_2014_2024.csv.gz',
    totals: 'state_totals_published_2024ed.csv.gz',
    check: 'check_muni_vs_state_2024ed.csv',
    loaded: { values: 332_304, returns: 11_868 },
    found: { equal: 3478, notComputed: 9705, unknownSeries: 6081, noFigures: 3624 },
    differing: 134,
  },
]

describe.skipIf(absent).each(LOADS)(
  '$pack: $figures',
  ({ pack, figures, totals, check, loaded, found, differing }) => {
    const run = (command: string, ...args: string[]) => cungky.run(command, '--pack', pack, ...args, '--json')

    test("is loaded through the publisher's own layout", async () => {
      const { code, json } = await run('load', join(FILES, figures))
      expect(code).toBe(EXIT.done)
      expect(json()).toMatchObject({ values: loaded.values, read: loaded.returns, added: loaded.returns })
    })

    test("and adds up to the publisher's totals but for the known differences, row by row", async () => {
      const { code, json } = await run('reconcile', join(FILES, totals))
      expect(code).toBe(EXIT.differences)
      expect(json()).toMatchObject({ ...found, repeated: 0 })
      const rows = json().differing.map((row: Json) => [
        row.period,
        row.series,
        row.computed,
        row.published,
        row.difference,
      ])
      expect(rows).toHaveLength(differing)
      expect(rows.map(joined).sort()).toEqual(known(check).map(joined).sort())
    })

    test('its totals equal its returns', async () => {
      expect((await run('rebuild', '--verify')).json()).toEqual({ differences: [] })
    })
  },
)

function known(file: string): string[][] {
  const [, ...rows] = Papa.parse<string[]>(readFileSync(join(FILES, file), 'utf8'), {
    skipEmptyLines: true,
  }).data
  return rows
}

function joined(row: readonly string[]): string {
  return row.join(' ')
}
