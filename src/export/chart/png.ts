import { Resvg } from '@resvg/resvg-js'
import { FONT_FAMILY, fontFiles } from '../fonts.js'

/** A drawing as pixels, for programs that know no vectors. `width` in pixels. */
export function svgToPng(svg: string, width: number): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    background: 'white',
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  })
  return new Uint8Array(drawing.render().asPng())
}
