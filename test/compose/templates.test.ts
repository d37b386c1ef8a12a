import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadReturns } from '../../src/cycle/collect/load.js'
import { mergeNarratives } from '../../src/cycle/collect/merge-narratives.js'
import { readFigures } from '../../src/cycle/collect/read-file.js'
import { readNarratives } from '../../src/cycle/collect/read-narratives.js'
import { templatesFor } from '../../src/cycle/compose/choose-template.js'
import { StoreResolver } from '../../src/cycle/compose/resolver.js'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { type Period, parsePeriod } from '../../src/domain/period.js'
import type { Block, Report, Run } from '../../src/domain/report.js'
import { parseTemplate } from '../../src/domain/template/parse-template.js'
import { renderTemplate } from '../../src/domain/template/render-template.js'
import { type PackStore, withStore } from '../support/database.js'

// Every template of the example pack, filled for every kind of unit and period that it is for.

const PACK = fileURLToPath(new URL('../../packs/lai-chau/', import.meta.url))
const csv = (folder: string, years: RegExp) =>
  readdirSync(join(PACK, folder))
    .filter((name) => years.test(name))
    .map((name) => join(PACK, folder, name))

const texts = new Map(
  readdirSync(join(PACK, 'templates')).map((name) => [
    `templates/${name}`,
    readFileSync(join(PACK, 'templates', name), 'utf8'),
  ]),
)

let kept: PackStore
beforeAll(async () => {
  kept = await withStore(await readPack(PACK))
  const figures = await readFigures(csv('figures', /^202[56]/), kept.index.pack, { today: '2026-11-23' })
  const written = await readNarratives(csv('narratives', /^202[56]/), kept.index)
  const { returns } = mergeNarratives(figures.returns, written.narratives)
  const meta = { actor: 'test', source: 'figures', stage: 'accepted', reason: null } as const
  await loadReturns(kept.store, kept.index, returns, meta)
})

async function filled(file: string, code: string, period: Period): Promise<Report> {
  const unit = [...kept.index.treeOf(period).nodes.values()].find((node) => node.code === code)!
  const template = parseTemplate(texts.get(file)!, file)
  const resolver = new StoreResolver(kept.store, kept.index, {
    viewer: kept.index.rootUnit().id,
    unit,
    period,
    baseKind: 'same-period-last-year',
    basePeriod: null,
    stage: 'accepted',
    knownAt: null,
    lang: template.lang,
  })
  return renderTemplate(template, resolver, { number: null, date: null, notice: null })
}

const said = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [said(block.runs)]
    case 'list':
      return block.items.map(said)
    default:
      return []
  }
}

/** 12 the province, PV01 without special work, PC04 with it, a ward, a remote commune; 2027: nothing is there yet. */
const UNITS = { province: ['12'], department: ['PV01', 'PC04'], commune: ['03388', '03463'] } as const
const PERIODS = ['2026-06', '2026-Q2', '2026-H1', '2026-9M', '2026', '2025-08', '2027-H1']
const cases = Object.entries(UNITS).flatMap(([level, codes]) =>
  codes.flatMap((code) => PERIODS.map((period) => ({ level, code, period }))),
)

describe('every template of the pack', () => {
  test.each(cases)('reads well for $code in $period', async ({ level, code, period: periodCode }) => {
    const period = parsePeriod(periodCode)
    const fitting = templatesFor(texts, { level, period: period.type })
    expect(fitting.map(({ use }) => use.document)).toContain('report')
    for (const { file } of fitting) {
      const report = await filled(file, code, period)
      const lines = report.blocks.flatMap(linesOf)
      if (process.env.SHOW === code) console.log([`=== ${file} ${code} ${periodCode}`, ...lines].join('\n'))
      for (const line of lines) {
        expect(line.trim(), file).not.toBe('')
        // Marks left alone, words missing between two marks, holes.
        expect(line, file).not.toMatch(/\s[,.;:]|[,;:][,.;:]|\(\s*\)|\{\{|\}\}|undefined|null|NaN/u)
      }
      expect(report.letterhead.superior, file).not.toBe(report.letterhead.issuer)
    }
  })

  test('each names what it is for, and no two the same', () => {
    const names = [...texts].map(([file, text]) => parseTemplate(text, file).use.name)
    expect(names).not.toContain(null)
    expect(new Set(names).size).toBe(names.length)
  })
})
