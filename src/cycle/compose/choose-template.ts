import type { DocumentKind } from '../../domain/document.js'
import { Problem } from '../../domain/problem.js'
import { parseTemplate } from '../../domain/template/parse-template.js'
import type { TemplateUse } from '../../domain/template/template.js'
import type { Lang } from '../../domain/words.js'

/** A template of the definitions, by its file. */
export interface PackTemplate {
  /** templates/half-year.md */
  readonly file: string
  /** half-year */
  readonly id: string
  readonly text: string
  readonly lang: Lang
  readonly use: TemplateUse
}

const FILE = /^templates\/([A-Za-z0-9][A-Za-z0-9._-]*)\.md$/

/** Templates that can be read, in the order of their files. A broken one is left out: it is told where it is filled or edited. */
export function templatesIn(texts: ReadonlyMap<string, string>): PackTemplate[] {
  const files = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
  return files.flatMap(([file, text]) => {
    const id = FILE.exec(file)?.[1]
    if (id === undefined) return []
    try {
      const { use, lang } = parseTemplate(text, file)
      return [{ file, id, text, lang, use }]
    } catch (error) {
      if (error instanceof Problem) return []
      throw error
    }
  })
}

/** What is to be written: which level of unit writes, about which kind of period, which kind of document. */
export interface TemplateWanted {
  readonly level: string
  readonly period: string
  readonly document?: DocumentKind
}

/** Templates that fit, those first that say most exactly what they are for; of equal ones in the order of their files. */
export function templatesFor(texts: ReadonlyMap<string, string>, wanted: TemplateWanted): PackTemplate[] {
  const fits = (listed: readonly string[], one: string) => listed.length === 0 || listed.includes(one)
  return templatesIn(texts)
    .filter(
      ({ use }) =>
        fits(use.levels, wanted.level) &&
        fits(use.periods, wanted.period) &&
        (wanted.document === undefined || use.document === wanted.document),
    )
    .sort((a, b) => compared(a.use.periods, b.use.periods) || compared(a.use.levels, b.use.levels))
}

/** The shorter list first; an empty one allows everything and comes last. */
function compared(a: readonly string[], b: readonly string[]): number {
  const breadth = (listed: readonly string[]) =>
    listed.length === 0 ? Number.MAX_SAFE_INTEGER : listed.length
  return breadth(a) - breadth(b)
}

/**
 * The report that a unit of this level writes about this kind of period. A template for any period is taken only where the level has
 * none that names its periods: beside monthly and yearly reports it is a special one, which somebody has to choose.
 */
export function reportFor(
  texts: ReadonlyMap<string, string>,
  wanted: Pick<TemplateWanted, 'level' | 'period'>,
): PackTemplate | undefined {
  const [best] = templatesFor(texts, { ...wanted, document: 'report' })
  if (best === undefined || best.use.periods.length > 0) return best
  const named = templatesIn(texts).some(
    ({ use: { document, levels, periods } }) =>
      document === 'report' && periods.length > 0 && (levels.length === 0 || levels.includes(wanted.level)),
  )
  return named ? undefined : best
}
