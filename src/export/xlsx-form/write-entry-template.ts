import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { windowOf } from '../../domain/calendar.js'
import type { Form } from '../../domain/form.js'
import { formatDate } from '../../domain/number-text.js'
import type { Pack } from '../../domain/pack.js'
import { type Period, periodName, previous, samePeriodLastYear } from '../../domain/period.js'
import type { UnitNode } from '../../domain/unit.js'
import { entryFormWords } from '../../domain/words/entry-form.js'
import { type Lang, say } from '../../domain/words.js'
import { SHEET_FONT, withPrintTitles } from '../xlsx/workbook.js'
import { COLUMN_WIDTHS, drawEntrySheet, type ShownValues } from './entry-sheet.js'
import { formRows } from './form-rows.js'
import { look } from './look.js'
import { MACHINE_NAME, MACHINE_SHEET, machineOf, machineRows } from './machine.js'

export interface EntryTemplateOptions {
  readonly lang: Lang
  /** Figures already entered for this period, by series index - 1, as typed; and the series marked as not applicable. */
  readonly current?: ShownValues
  readonly notApplicable?: readonly number[]
  /** What was written beside figures, by series code. */
  readonly notes?: Readonly<Record<string, string>>
  /** Narrative already written, by section. */
  readonly narrative?: Readonly<Record<string, string>>
  /** Figures of the period before. */
  readonly previous?: ShownValues
  /** Figures of the same period of the year before. */
  readonly lastYear?: ShownValues
}

const GUIDE = ['guide-1', 'guide-2', 'guide-3', 'guide-4', 'guide-5', 'guide-6'] as const
const MARGINS = { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6, header: 0.3, footer: 0.3 }

/**
 * The spreadsheet in which one unit enters one form for one period: a sheet with labels locked (no password) and entry
 * cells open, validated and named, totals as formulas; a guide; a hidden sheet that says what the file is.
 * `unit` is the unit as in the tree of the last day of the period's window. Returns the bytes of an XLSX file.
 */
export async function writeEntryTemplate(
  pack: Pack,
  form: Form,
  unit: UnitNode,
  period: Period,
  options: EntryTemplateOptions,
): Promise<Uint8Array> {
  const { lang } = options
  const window = windowOf(pack.calendar, period)
  const name = say(entryFormWords, 'sheet-entry', lang)
  const machine = machineOf(pack, form, unit, period)
  const { canvas, headingRow } = drawEntrySheet({
    lang,
    sheet: name,
    title: form.name[lang].toUpperCase(),
    period: periodName(period, lang),
    previousPeriod: periodName(previous(period), lang),
    lastYearPeriod: periodName(samePeriodLastYear(period), lang),
    window: say(entryFormWords, 'window', lang, {
      period: periodName(period, lang),
      from: formatDate(window.from, lang),
      to: formatDate(window.to, lang),
    }),
    unit: say(entryFormWords, 'unit', lang, { name: unit.name, code: unit.code }),
    notice: pack.notice?.[lang] ?? null,
    rows: formRows(pack, form, lang),
    narratives: form.narratives.map((narrative) => ({ id: narrative.id, name: narrative.name[lang] })),
    machine,
    current: options.current ?? [],
    notApplicable: options.notApplicable ?? [],
    notes: options.notes ?? {},
    texts: options.narrative ?? {},
    previous: options.previous ?? [],
    lastYear: options.lastYear ?? [],
  })
  const entry: WriteSheet = {
    name,
    columns: COLUMN_WIDTHS.map((width) => ({ width })),
    cells: canvas.cells,
    merges: canvas.merges,
    rowDefs: canvas.rowDefs,
    dataValidations: canvas.dataValidations,
    freezePane: { rows: headingRow + 1, columns: 2 },
    protection: { sheet: true, formatColumns: true, formatRows: true },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
      horizontalCentered: true,
      printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}`,
    },
    headerFooter: { oddFooter: `&L${unit.code} ${period.code}&R${say(entryFormWords, 'page', lang)} &P/&N` },
    view: { showGridLines: false },
  }
  const hidden: WriteSheet = { name: MACHINE_SHEET, rows: machineRows(machine), hidden: true }
  const { sheets, namedRanges } = withPrintTitles([entry, guideSheet(lang), hidden])
  return writeXlsx({
    sheets,
    namedRanges: [...namedRanges, ...canvas.names, { name: MACHINE_NAME, range: `'${MACHINE_SHEET}'!$A$1` }],
    properties: {
      title: `${form.name[lang]}, ${unit.name}, ${periodName(period, lang)}`,
      creator: 'Cùng Kỳ',
    },
    defaultFont: { name: SHEET_FONT, size: 12 },
  })
}

function guideSheet(lang: Lang): WriteSheet {
  const lines = [
    say(entryFormWords, 'guide-title', lang),
    ...GUIDE.map((key) => say(entryFormWords, key, lang)),
  ]
  return {
    name: say(entryFormWords, 'sheet-guide', lang),
    columns: [{ width: 110 }],
    cells: new Map(
      lines.map((value, row) => [
        `${row},0`,
        { value, type: 'string', style: row === 0 ? look.guideTitle : look.guide },
      ]),
    ),
    rowDefs: new Map(lines.map((_, row) => [row, { height: row === 0 ? 28 : 38 }])),
    protection: { sheet: true },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', margins: MARGINS },
    view: { showGridLines: false },
  }
}
