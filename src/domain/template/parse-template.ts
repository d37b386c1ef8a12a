import { Problem } from '../problem.js'
import { parseBody } from './body.js'
import { parseFrontMatter } from './front-matter.js'
import { Source } from './source.js'
import type { Template } from './template.js'

const FENCE = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/mu

/**
 * Parse a report template: YAML front matter (the letterhead) and Markdown with live figures.
 * The text is normalised to NFC. `file` only names the template in messages.
 * @throws Problem with every fault found, each with line and column
 */
export function parseTemplate(text: string, file: string): Template {
  const clean = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .normalize('NFC')
  const fence = FENCE.exec(clean)
  const whole = new Source(clean, file)
  if (fence === null || fence.index !== 0) {
    whole.fault('template-front-matter-missing', 0)
    throw new Problem(whole.faults)
  }
  const yaml = fence[1]!
  const head = parseFrontMatter(yaml, whole, fence[0].indexOf('\n') + 1)
  const blanked = fence[0].replace(/[^\n]/gu, ' ') + clean.slice(fence[0].length)
  const below = new Source(blanked, file)
  const body = parseBody(below)
  if (body.blocks.length === 0 && below.faults.length === 0)
    below.fault('template-body-empty', Math.max(0, clean.length - 1))
  const faults = [...whole.faults, ...below.faults]
  if (faults.length > 0 || head === null) throw new Problem(faults)
  return { file, lang: head.lang, use: head.use, letterhead: head.letterhead, ...body }
}
