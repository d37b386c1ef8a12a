import { expect, test } from 'vitest'
import type { Report } from '../../src/domain/report.js'
import { renderDocx } from '../../src/export/docx/render-docx.js'
import { renderPdf } from '../../src/export/pdf/render-pdf.js'
import { readPdf } from '../../src/export/provenance/pdf.js'
import { fullReport, sampleLetter } from './legal-samples.js'
import { packageFaults } from './office-package.js'
import { sampleReport } from './sample-report.js'
import { printed, soffice } from './soffice.js'

const SAMPLES: [string, () => Report][] = [
  ['a report with charts, pictures, quotes and annexes', fullReport],
  ['a draft of it', () => ({ ...fullReport(), draft: true })],
  ['a letter with every mark', sampleLetter],
]

test.each(SAMPLES)('%s is a sound package', async (_, sample) => {
  expect(packageFaults(await renderDocx(sample()))).toEqual([])
})

test.each(SAMPLES)('%s gives the same bytes when it is made again', async (_, sample) => {
  const once = await renderDocx(sample())
  expect(Buffer.compare(once, await renderDocx(sample()))).toBe(0)
})

if (soffice() === null) console.warn('LibreOffice is not here (CUNGKY_SOFFICE): Word files are not opened')

test.skipIf(soffice() === null).each([
  // Charts are pictures in one and text in the other.
  ['report', sampleReport],
  ['letter', sampleLetter],
] as const)(
  'a %s in LibreOffice reads as our PDF does',
  async (_, sample) => {
    const theirs = await printed(await renderDocx(sample()), 'docx')
    expect(theirs, 'opened').not.toBeNull()
    const words = async (pdf: Uint8Array) => new Set((await readPdf(pdf)).lines.join(' ').split(/\s+/u))
    const [word, typst] = [await words(theirs!), await words(renderPdf(sample(), { madeAt: 1_719_014_400 }))]
    expect(typst.size).toBeGreaterThan(50)
    const missing = [...typst].filter((part) => !word.has(part) && /\p{L}{3}/u.test(part))
    expect(missing).toEqual([])
  },
  120_000,
)
