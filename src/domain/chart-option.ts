import { decimal } from './decimal.js'
import { formatNumber } from './number-text.js'
import type { Chart } from './report.js'
import type { Lang } from './words.js'

/** For which ground a chart is drawn; paper is also legible when copied in black and white. */
export type ChartScheme = 'paper' | 'light' | 'dark'

export interface ChartLook {
  readonly lang: Lang
  readonly scheme: ChartScheme
  /** Font families in order of choice. */
  readonly font: string
  /** Size of the letters, and width of the whole, in the units of the drawing. */
  readonly fontSize: number
  readonly width: number
}

const INK: Readonly<Record<ChartScheme, { text: string; line: string; series: readonly string[] }>> = {
  // Dark, light and middle first: neighbours differ in lightness, so that no colour is needed to tell them apart.
  paper: {
    text: '#000000',
    line: '#7f7f7f',
    series: ['#1f4e79', '#b9cbdd', '#6f8fae', '#0b2239', '#dfe6ee'],
  },
  light: {
    text: '#212529',
    line: '#868e96',
    series: ['#1f4e79', '#9db8d2', '#557fa8', '#0b2239', '#d5e0eb'],
  },
  dark: { text: '#e9ecef', line: '#909296', series: ['#69a2d5', '#345d85', '#b4d0e9', '#1c3a57', '#dbe8f4'] },
}

/** Signs of a second kind on areas and points, so that series are told apart without colour and without lightness. */
const DECALS = [
  { symbol: 'none' },
  {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [1, 4],
    rotation: Math.PI / 4,
    color: 'rgba(0,0,0,0.35)',
  },
  {
    symbol: 'circle',
    symbolSize: 0.6,
    dashArrayX: [4, 4],
    dashArrayY: [4, 4],
    color: 'rgba(255,255,255,0.7)',
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 3], color: 'rgba(255,255,255,0.5)' },
  { symbol: 'triangle', symbolSize: 0.7, dashArrayX: [4, 4], dashArrayY: [5, 5], color: 'rgba(0,0,0,0.4)' },
] as const
const POINTS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'] as const
/** Above so many values the labels would cover each other. */
const MOST_LABELS = 40

/**
 * The chart as an option of ECharts, the same on paper and on the screen. Positions pass through floating point, as any drawing
 * does; the labels are the exact values as the language writes them.
 */
export function chartOption(chart: Chart, look: ChartLook): Record<string, unknown> {
  const ink = INK[look.scheme]
  const text = { color: ink.text, fontFamily: look.font, fontSize: look.fontSize }
  const lying = chart.type === 'bars'
  const names = {
    type: 'category',
    data: chart.categories,
    inverse: lying,
    axisLabel: { ...text, interval: 0, ...fitted(chart, look) },
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
    ...(chart.type === 'lines' ? { boundaryGap: false } : {}),
  }
  const values = {
    type: 'value',
    name: chart.unit ?? '',
    nameTextStyle: text,
    axisLabel: {
      ...text,
      formatter: (value: number) => formatNumber(decimal(value), fewest(value), look.lang),
    },
    splitLine: { lineStyle: { color: ink.line, opacity: 0.25 } },
  }
  const labelled = chart.categories.length * chart.series.length <= MOST_LABELS
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: text,
    color: [...ink.series],
    aria: { enabled: true, label: { description: chart.summary } },
    ...(chart.series.length > 1
      ? { legend: { data: chart.series.map(({ name }) => name), textStyle: text, top: 0, itemGap: 24 } }
      : {}),
    grid: {
      left: 8,
      right: lying ? look.fontSize * 4 : 16,
      top: chart.series.length > 1 ? look.fontSize * 3.2 : look.fontSize * 2.2,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: chart.series.map(({ name, values: row }, i) => ({
      name,
      type: chart.type === 'lines' ? 'line' : 'bar',
      data: row.map((value) => (value === null ? null : Number(value))),
      barMaxWidth: look.fontSize * 3,
      symbol: POINTS[i % POINTS.length],
      symbolSize: look.fontSize * 0.6,
      ...(chart.type === 'lines'
        ? { lineStyle: { width: 2, type: i === 0 ? 'solid' : 'dashed' } }
        : { itemStyle: { decal: DECALS[i % DECALS.length] } }),
      label: {
        ...text,
        show: labelled,
        position: lying ? 'right' : 'top',
        formatter: ({ dataIndex }: { dataIndex: number }) => shown(row[dataIndex], chart.places, look.lang),
      },
    })),
  }
}

/** Names below the axis break into lines of their own share of the width; names of periods, many and alike, may be left out. */
function fitted(chart: Chart, look: ChartLook): Record<string, unknown> {
  if (chart.type === 'bars') return {}
  if (chart.type === 'lines') return { hideOverlap: true }
  return { width: (look.width * 0.88) / chart.categories.length, overflow: 'break' }
}

function shown(value: string | null | undefined, places: number, lang: Lang): string {
  return value === null || value === undefined ? '' : formatNumber(decimal(value), places, lang)
}

/** Digits that a mark on the axis needs. */
function fewest(value: number): number {
  return Number.isInteger(value) ? 0 : 2
}
