/** A font of every office program, with every Vietnamese letter. */
export const FONT = 'Arial'
/** Inches: 16 : 9. */
export const SLIDE = { width: 13.333, height: 7.5 } as const
export const EDGE = 0.6
export const WIDTH = SLIDE.width - 2 * EDGE
/** Where a slide's body begins and how high it may be. */
export const BODY = { top: 1.5, height: 5.1 } as const
export const INK = {
  title: '0B2239',
  text: '1A1A1A',
  figure: '1F4E79',
  quiet: '595959',
  rule: '1F4E79',
  head: 'DFE6EE',
} as const
/** As on paper: neighbours differ in lightness. */
export const SERIES = ['1F4E79', 'B9CBDD', '6F8FAE', '0B2239', 'DFE6EE'] as const
