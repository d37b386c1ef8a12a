import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { checkReturn } from '../../src/domain/check.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { parsePeriod } from '../../src/domain/period.js'

const HOME = join(import.meta.dirname, '../..')
const index = new PackIndex(await readPack(join(HOME, 'packs/lai-chau')))
const { makeFigures } = (await import(join(HOME, 'docs/examples/one-month/figures.mjs'))) as {
  makeFigures(
    unit: string,
    period: string,
    form: string,
    pendingBefore?: number,
    edition?: number,
  ): Record<string, { value?: string; notApplicable?: true }>
}

const PERIOD = parsePeriod('2026-11')
const { pack } = index

/** What the form's rules say of made-up figures; `previous` as the month before left them. */
function faults(unit: string, formId: string, edition: number, pendingBefore: number | null): string[] {
  const form = pack.forms.find((f) => f.id === formId)!
  const figures = makeFigures(unit, PERIOD.code, formId, pendingBefore ?? 0, edition)
  const codes = form.sections.flatMap((section) => section.series)
  expect(Object.keys(figures).sort()).toEqual([...codes].sort())
  const previous = pack.series.map((s) =>
    s.code === 'social_order_pending' && pendingBefore !== null ? String(pendingBefore) : null,
  )
  return checkReturn({
    form,
    pack,
    values: pack.series.map((s) => figures[s.code]?.value ?? null),
    notApplicable: new Set(pack.series.filter((s) => figures[s.code]?.notApplicable).map((s) => s.index)),
    lastDay: index.window(PERIOD).to,
    previous,
  }).map((check) => `${unit} ${check.rule ?? check.finding.code}`)
}

test('the figures that the example makes up keep every rule of their form', () => {
  const units = [...index.treeOf(PERIOD).nodes.values()]
  for (const edition of [1, 2, 3])
    for (const pendingBefore of [null, 0, 4])
      for (const { key, level } of units)
        if (level === 'commune' || level === 'department')
          expect(faults(key, `${level}-monthly`, edition, pendingBefore)).toEqual([])
})

test('they are the same at every run, and others for another unit, month or edition', () => {
  const made = (...args: Parameters<typeof makeFigures>) => JSON.stringify(makeFigures(...args))
  const first = made('x03388-2025', '2026-11', 'commune-monthly')
  expect(made('x03388-2025', '2026-11', 'commune-monthly')).toBe(first)
  expect(made('x03390-2025', '2026-11', 'commune-monthly')).not.toBe(first)
  expect(made('x03388-2025', '2026-10', 'commune-monthly')).not.toBe(first)
  expect(made('x03388-2025', '2026-11', 'commune-monthly', 0, 2)).not.toBe(first)
})
