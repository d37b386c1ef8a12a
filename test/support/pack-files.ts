import { stringify } from 'yaml'
import type { Pack } from '../../src/domain/pack.js'
import type { UnitRow } from '../../src/domain/unit.js'

const known = new WeakMap<Pack, ReadonlyMap<string, string>>()

/** Remember of which units a pack that was made here is, so that its files can be written. */
export function keepFiles(pack: Pack, units: readonly UnitRow[]): Pack {
  known.set(pack, packFiles(pack, units))
  return pack
}

/** The files that a pack would be read from; undefined for one that was made otherwise. */
export function filesOf(pack: Pack): ReadonlyMap<string, string> | undefined {
  return known.get(pack)
}

function packFiles(pack: Pack, units: readonly UnitRow[]): ReadonlyMap<string, string> {
  const { id, version, name, notice, levels, classifications, measures, reorganisations } = pack
  const columns = ['unit', 'code', 'name', 'level', 'parent', 'from', 'to'] as const
  const cell = (text: string | null) => (text === null ? '' : `"${text}"`)
  const yaml = {
    'pack.yaml': { id, version, name, notice, levels },
    'calendar.yaml': pack.calendar,
    'measures.yaml': { classifications, measures },
    'forms.yaml': pack.forms,
    // An indicator may not be called like a measure; packs that are made in tests do not care.
    'indicators.yaml': pack.indicators.map((one) =>
      measures.some((measure) => measure.id === one.id) ? { ...one, id: `${one.id}_total` } : one,
    ),
    'reorganisations.yaml': reorganisations,
  }
  return new Map([
    ...Object.entries(yaml).map(([file, value]): [string, string] => [
      file,
      `# ${file}\n${stringify(value, { aliasDuplicateObjects: false })}`,
    ]),
    [
      'units.csv',
      [columns.join(','), ...units.map((row) => columns.map((name) => cell(row[name])).join(','))].join('\n'),
    ],
    ['series.csv', ['index,series', ...pack.series.map(({ index, code }) => `${index},${code}`)].join('\n')],
    ['templates/half-year.md', '---\nlang: vi\n---\n'],
  ])
}
