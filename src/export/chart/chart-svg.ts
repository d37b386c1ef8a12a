import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { chartOption } from '../../domain/chart-option.js'
import type { Chart } from '../../domain/report.js'
import type { Lang } from '../../domain/words.js'
import { FONT_FAMILY } from '../fonts.js'

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, SVGRenderer])

/** Width of every drawing; its height follows from what it shows. One unit is a third of a millimetre on an upright page. */
export const CHART_WIDTH = 500
const FONT_SIZE = 11

/** Height of a chart's drawing, in the units of CHART_WIDTH. */
export function chartHeight(chart: Chart): number {
  if (chart.type !== 'bars') return 260
  return Math.round(60 + chart.categories.length * (14 * chart.series.length + 8))
}

/** The chart as a drawing for paper: SVG text, the same for the same chart. */
export function chartSvg(chart: Chart, lang: Lang): string {
  const drawing = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: CHART_WIDTH,
    height: chartHeight(chart),
  })
  try {
    drawing.setOption(
      chartOption(chart, {
        lang,
        scheme: 'paper',
        font: `'Times New Roman', ${FONT_FAMILY}, serif`,
        fontSize: FONT_SIZE,
        width: CHART_WIDTH,
      }),
    )
    return steady(drawing.renderToSVGString())
  } finally {
    drawing.dispose()
  }
}

/** Without what is for a pointer on a screen, and without a number that grows with every drawing made. */
function steady(svg: string): string {
  return svg
    .replace(/<style\s*>.*?<\/style>\s*/s, '')
    .replace(/ class="zr[^"]*"/g, '')
    .replace(/ pointer-events="visible"/g, '')
    .replace(/\bzr\d+-/g, 'zr0-')
}
