import type PptxGenJS from 'pptxgenjs'
import type { Chart } from '../../domain/report.js'
import { FONT, INK, SERIES } from './look.js'

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A chart of PowerPoint's own, which can be edited there. Its cells pass through floating point, as every cell of an office program does. */
export function drawChart(page: PptxGenJS.default.Slide, chart: Chart, box: Box, lang: 'vi' | 'en'): void {
  const lying = chart.type === 'bars'
  const data = chart.series.map(({ name, values }) => ({
    name,
    labels: [...chart.categories],
    // A gap, and never nought.
    values: values.map((value) => (value === null ? (null as never) : Number(value))),
  }))
  const format = `#,##0${chart.places > 0 ? `.${'0'.repeat(chart.places)}` : ''}`
  page.addChart(chart.type === 'lines' ? 'line' : 'bar', data, {
    ...box,
    ...(chart.type === 'lines'
      ? {}
      : { barDir: lying ? 'bar' : 'col', barGrouping: 'clustered', barGapWidthPct: 60 }),
    // The library's types know the other direction only.
    ...(lying ? { catAxisOrientation: 'maxMin' as 'minMax' } : {}),
    chartColors: SERIES.slice(0, Math.max(1, Math.min(SERIES.length, chart.series.length))),
    showLegend: chart.series.length > 1,
    legendPos: 't',
    legendFontFace: FONT,
    legendFontSize: 14,
    showValue: true,
    dataLabelFontFace: FONT,
    dataLabelFontSize: 12,
    dataLabelFormatCode: format,
    dataLabelColor: INK.text,
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: 12,
    valAxisLabelFontFace: FONT,
    valAxisLabelFontSize: 12,
    valAxisLabelFormatCode: '#,##0.##',
    valGridLine: { color: 'D9D9D9', size: 0.5 },
    ...(chart.unit === null
      ? {}
      : {
          showValAxisTitle: true,
          valAxisTitle: chart.unit,
          valAxisTitleFontSize: 12,
          valAxisTitleFontFace: FONT,
        }),
    displayBlanksAs: 'gap',
    altText: chart.summary,
    lang: lang === 'vi' ? 'vi-VN' : 'en-GB',
  })
}
