import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Tinos: as wide as Times New Roman letter by letter, free to embed, with every Vietnamese letter. */
export const FONT_FAMILY = 'Tinos'

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const

/** The font's files, one a face. */
export function fontFiles(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
  return FACES.map((face) => join(folder, face, `Tinos_${face}.ttf`))
}
