import { layoutsFile } from './layout.js'
import { calendarFile } from './pack-schema/calendar-file.js'
import { formsFile } from './pack-schema/forms-file.js'
import { indicatorsFile } from './pack-schema/indicators-file.js'
import { measuresFile } from './pack-schema/measures-file.js'
import { packFile } from './pack-schema/pack-file.js'
import { reorganisationsFile } from './pack-schema/reorganisations-file.js'

/** The YAML files of a pack by the name they have in its folder, each with its schema. */
export const packSchemas = {
  'pack.yaml': packFile,
  'calendar.yaml': calendarFile,
  'measures.yaml': measuresFile,
  'forms.yaml': formsFile,
  'indicators.yaml': indicatorsFile,
  'reorganisations.yaml': reorganisationsFile,
  'layouts.yaml': layoutsFile,
} as const

export type YamlFileName = keyof typeof packSchemas

/** Files a pack can do without: no indicator is computed, no act has changed the tree, no foreign file is read. */
export const OPTIONAL_FILES: ReadonlySet<string> = new Set([
  'indicators.yaml',
  'reorganisations.yaml',
  'layouts.yaml',
])

/** The tables of a pack and their columns, all of which must be there. */
export const packTables = {
  'units.csv': ['unit', 'code', 'name', 'level', 'parent', 'from', 'to'],
  'series.csv': ['index', 'series'],
} as const

export type TableFileName = keyof typeof packTables
