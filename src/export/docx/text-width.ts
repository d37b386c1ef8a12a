/**
 * Advance widths of Times in thousandths of the type size (Adobe Core 14 metrics, to which Times New Roman is compatible).
 * They are needed because Nghị định 30/2020 asks for rules as long as, or a share of, the line above them.
 */
const REGULAR: Readonly<Record<string, number>> = {
  ...widths(250, ' ,.'),
  ...widths(278, '/:;ijlt'),
  ...widths(333, 'Ifr()-'),
  ...widths(389, 'Js'),
  ...widths(444, 'acez'),
  ...widths(500, '0123456789bdghknopquvxy–*'),
  ...widths(549, '≥≤'),
  ...widths(556, 'FPS'),
  ...widths(564, '+'),
  ...widths(611, 'ELTZ'),
  ...widths(667, 'BCR'),
  ...widths(722, 'ADGHKNOQUVXYw'),
  ...widths(778, 'm'),
  ...widths(833, '%'),
  ...widths(889, 'M'),
  ...widths(944, 'W'),
}

const BOLD: Readonly<Record<string, number>> = {
  ...widths(250, ' ,.'),
  ...widths(278, '/il'),
  ...widths(333, ':;fjt()-'),
  ...widths(389, 'Is'),
  ...widths(444, 'cerz'),
  ...widths(500, '0123456789Jagovxy–*'),
  ...widths(549, '≥≤'),
  ...widths(556, 'bdhknpquS'),
  ...widths(570, '+'),
  ...widths(611, 'FP'),
  ...widths(667, 'BELTZ'),
  ...widths(722, 'ACDNRUVXYw'),
  ...widths(778, 'GHKOQ'),
  ...widths(833, 'm'),
  ...widths(944, 'M'),
  ...widths(1000, '%W'),
}

const UNKNOWN = 556

function widths(width: number, letters: string): Record<string, number> {
  return Object.fromEntries([...letters].map((letter) => [letter, width]))
}

/**
 * Width in twips of one line of text at a size in points. A Vietnamese letter is as wide as the letter under its marks.
 */
export function textWidth(text: string, points: number, bold: boolean): number {
  const table = bold ? BOLD : REGULAR
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D')
  let thousandths = 0
  for (const letter of bare.replace(/\u00A0/gu, ' ')) thousandths += table[letter] ?? UNKNOWN
  return Math.round((thousandths / 1000) * points * 20)
}
