import type { z } from 'zod'
import { type Layout, layoutsFile } from './layout.js'
import type { Series } from './measure.js'
import type { Pack } from './pack.js'
import { checkFormsBoundary, checkIndicatorsBoundary, checkMeasuresBoundary } from './pack-build/boundary.js'
import { checkCalendar } from './pack-build/calendar.js'
import { checkIndicators, checkRules } from './pack-build/expressions.js'
import { checkForms, unaskedMeasures } from './pack-build/forms.js'
import { checkLayouts } from './pack-build/layouts.js'
import { buildSeries, checkMeasures } from './pack-build/measures.js'
import { append, idsAt, repeatedIds } from './pack-build/references.js'
import { buildReorganisations, buildUnits } from './pack-build/units.js'
import { calendarFile } from './pack-schema/calendar-file.js'
import { formsFile } from './pack-schema/forms-file.js'
import { indicatorsFile } from './pack-schema/indicators-file.js'
import { readShape } from './pack-schema/issues.js'
import { measuresFile } from './pack-schema/measures-file.js'
import { packFile } from './pack-schema/pack-file.js'
import { reorganisationsFile } from './pack-schema/reorganisations-file.js'
import type { SourceFile, SourceTable } from './pack-schema/source.js'
import type { YamlFileName } from './pack-schema.js'
import type { Finding } from './problem.js'

/**
 * The files of a pack after parsing. `'broken'`: the file has faults that are told already, so nothing that needs it
 * is judged; `'absent'`: an optional file that the pack does without.
 */
export interface PackFiles {
  readonly yaml: Readonly<Record<YamlFileName, SourceFile | 'broken' | 'absent'>>
  readonly units: SourceTable | 'broken'
  readonly series: SourceTable | 'broken'
}

export interface BuiltPack {
  /** Null as soon as there is one finding. */
  readonly pack: Pack | null
  readonly layouts: readonly Layout[]
  /** In no particular order. */
  readonly findings: readonly Finding[]
}

/**
 * Put a pack together and judge it: the shape of every file, then how the files fit together. Gives every fault that
 * can be told; what hangs on a faulty file is not judged, so that one fault is not told as many.
 */
export function buildPack(files: PackFiles): BuiltPack {
  const builder = new Builder(files)
  const head = builder.read('pack.yaml', packFile)
  const levels = head?.value.levels.map((level) => level.id)
  const calendar = builder.read('calendar.yaml', calendarFile)
  const acts = builder.read('reorganisations.yaml', reorganisationsFile)
  const measured = builder.read('measures.yaml', measuresFile)
  const asked = builder.read('forms.yaml', formsFile)
  const computed = builder.read('indicators.yaml', indicatorsFile)
  const foreign = builder.read('layouts.yaml', layoutsFile)

  if (head) builder.tell(repeatedIds(head.source, idsAt(head.value.levels, ['levels'])))
  if (calendar) builder.tell(checkCalendar(calendar.value, levels, calendar.source))
  const history = builder.history(acts, levels)
  const series = measured && builder.series(measured)
  if (asked) {
    builder.tell(checkForms(asked.value, levels, series, asked.source))
    builder.tell(checkFormsBoundary(asked.value, asked.source))
    if (measured && series) {
      builder.tell(unaskedMeasures(measured.value.measures, series, asked.value, measured.source))
    }
  }
  if (computed) {
    builder.tell(repeatedIds(computed.source, idsAt(computed.value, [])))
    builder.tell(checkIndicatorsBoundary(computed.value, computed.source))
  }
  const indicators = files.yaml['indicators.yaml'] === 'absent' ? [] : computed?.value
  if (measured && series && indicators) {
    const scope = { ...measured.value, series, indicators }
    if (computed) builder.tell(checkIndicators(scope, computed.source))
    if (asked) builder.tell(checkRules(scope, asked.value, asked.source))
  }
  if (foreign) builder.tell(checkLayouts(foreign.value, series, foreign.source))

  const { findings } = builder
  const complete = head && calendar && history && measured && series && indicators && asked
  if (findings.length > 0 || !complete) return { pack: null, layouts: [], findings }
  const { id, name, notice, version } = head.value
  const pack: Pack = {
    id,
    name,
    notice,
    version,
    calendar: calendar.value,
    history,
    reorganisations: acts?.value ?? [],
    ...measured.value,
    series,
    indicators,
    forms: asked.value,
    levels: head.value.levels,
  }
  return { pack, layouts: foreign?.value ?? [], findings }
}

/** A file whose shape is right, with its source for the places of later findings. */
interface Part<T> {
  readonly value: T
  readonly source: SourceFile
}

class Builder {
  readonly findings: Finding[] = []
  constructor(private readonly files: PackFiles) {}

  tell(findings: readonly Finding[]): void {
    append(this.findings, findings)
  }

  read<T extends z.ZodType>(name: YamlFileName, schema: T): Part<z.output<T>> | undefined {
    const source = this.files.yaml[name]
    if (source === 'broken' || source === 'absent') return undefined
    const result = readShape(schema, source)
    if ('value' in result) return { value: result.value, source }
    this.tell(result.findings)
    return undefined
  }

  history(acts: Part<z.output<typeof reorganisationsFile>> | undefined, levels: string[] | undefined) {
    if (this.files.units === 'broken') return undefined
    const start = buildUnits(this.files.units, levels)
    this.tell(start.findings)
    if (start.findings.length > 0) return undefined
    if (acts === undefined) return start.history
    const changed = buildReorganisations(start.history, acts.value, levels, acts.source)
    this.tell(changed.findings)
    return changed.findings.length > 0 ? undefined : changed.history
  }

  series({ value, source }: Part<z.output<typeof measuresFile>>): Series[] | undefined {
    const { classifications, measures } = value
    const findings = checkMeasures(classifications, measures, source)
    this.tell(findings)
    this.tell(checkMeasuresBoundary(classifications, measures, source))
    if (this.files.series === 'broken' || findings.length > 0) return undefined
    const built = buildSeries(this.files.series, classifications, measures)
    this.tell(built.findings)
    return built.findings.length > 0 ? undefined : built.series
  }
}
