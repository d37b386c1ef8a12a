import type { CellStyle } from 'hucre/xlsx'

/** Colours and fonts of the entry form. Yellow = type here, as the hint on the sheet says. */
const FONT = 'Times New Roman'
const NAVY = '1F3864'
const GREY = '7F7F7F'
const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const box = { top: line, bottom: line, left: line, right: line }

function fill(rgb: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } }
}

const boxed = (style: CellStyle): CellStyle => ({
  font: { name: FONT, size: 12 },
  alignment: { vertical: 'center', wrapText: true },
  border: box,
  ...style,
})

/** `#,##0` or with as many decimals as the measure has. */
export function numberFormat(scale: number): string {
  return scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(scale)}`
}

const figure = (scale: number, style: CellStyle): CellStyle =>
  boxed({ alignment: { horizontal: 'right', vertical: 'center' }, numFmt: numberFormat(scale), ...style })

export const look = {
  title: {
    font: { name: FONT, size: 16, bold: true, color: { rgb: NAVY } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  subtitle: {
    font: { name: FONT, size: 13, italic: true },
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  unit: { font: { name: FONT, size: 13, bold: true }, alignment: { vertical: 'center' } },
  notice: {
    font: { name: FONT, size: 11, italic: true, color: { rgb: 'C00000' } },
    alignment: { vertical: 'center', wrapText: true },
  },
  hint: {
    font: { name: FONT, size: 11, italic: true, color: { rgb: GREY } },
    alignment: { vertical: 'center', wrapText: true },
  },
  heading: boxed({
    font: { name: FONT, size: 12, bold: true, color: { rgb: 'FFFFFF' } },
    fill: fill(NAVY),
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  }),
  section: boxed({ font: { name: FONT, size: 12, bold: true, color: { rgb: NAVY } }, fill: fill('D9E2F3') }),
  code: boxed({ font: { name: FONT, size: 8, color: { rgb: GREY } } }),
  label: boxed({}),
  part: boxed({ alignment: { horizontal: 'left', vertical: 'center', wrapText: true, indent: 2 } }),
  total: boxed({ font: { name: FONT, size: 12, bold: true }, fill: fill('F2F2F2') }),
  measureUnit: boxed({ alignment: { horizontal: 'center', vertical: 'center', wrapText: true } }),
  note: boxed({ protection: { locked: false } }),
  narrative: boxed({
    alignment: { vertical: 'top', wrapText: true },
    fill: fill('FFF9DB'),
    protection: { locked: false },
  }),
  guideTitle: { font: { name: FONT, size: 14, bold: true, color: { rgb: NAVY } } },
  guide: { font: { name: FONT, size: 12 }, alignment: { vertical: 'top', wrapText: true } },
  entry: (scale: number) => figure(scale, { fill: fill('FFF2CC'), protection: { locked: false } }),
  earlier: (scale: number) => figure(scale, { font: { name: FONT, size: 12, color: { rgb: GREY } } }),
  sum: (scale: number) => figure(scale, { font: { name: FONT, size: 12, bold: true }, fill: fill('F2F2F2') }),
} as const satisfies Record<string, CellStyle | ((scale: number) => CellStyle)>
