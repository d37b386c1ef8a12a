import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Pack } from '../src/domain/pack.js'

/** Write a made-up pack as the files that `cungky serve --pack FOLDER` reads. What the pack does not use is left out. */
export function writePackFolder(folder: string, pack: Pack): void {
  mkdirSync(folder, { recursive: true })
  const { calendar, classifications, measures, indicators, forms } = pack
  const files = {
    'pack.yaml': { id: pack.id, version: pack.version, name: pack.name, levels: pack.levels },
    'calendar.yaml': calendar,
    'measures.yaml': {
      ...(classifications.length > 0 ? { classifications } : {}),
      measures: measures.map(({ id, name, unit, kind, scale }) => ({ id, name, unit, kind, scale })),
    },
    'indicators.yaml': indicators.map(
      ({ id, name, expression, unit, decimals, format, better, headline }) => ({
        id,
        name,
        expression,
        unit,
        decimals,
        format,
        better,
        headline,
      }),
    ),
    'forms.yaml': forms.map(({ id, name, periodType, levels, sections, required, rules }) => ({
      id,
      name,
      periodType,
      levels,
      sections,
      required,
      rules,
    })),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), stringify(content))
  const units = [...pack.history.units.values()].flatMap(({ key, spans }) =>
    spans.map(({ code, name, level, parent, from, to }) => [key, code, name, level, parent, from, to]),
  )
  writeFileSync(
    join(folder, 'units.csv'),
    csv(['unit', 'code', 'name', 'level', 'parent', 'from', 'to'], units),
  )
  const series = pack.series.map(({ index, code }) => [index, code])
  writeFileSync(join(folder, 'series.csv'), csv(['index', 'series'], series))
}

function csv(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return `${[head, ...rows].map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')}\n`
}
