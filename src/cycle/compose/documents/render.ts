import type { BaseKind } from '../../../domain/compare.js'
import { civilDate } from '../../../domain/date.js'
import type { DocumentKind } from '../../../domain/document.js'
import type { PackIndex } from '../../../domain/pack-index.js'
import { type IsoDate, type Period, parsePeriod } from '../../../domain/period.js'
import { type Finding, Problem } from '../../../domain/problem.js'
import type { Report } from '../../../domain/report.js'
import type { Stage } from '../../../domain/strata.js'
import { parseTemplate } from '../../../domain/template/parse-template.js'
import { renderTemplate, renderTitle } from '../../../domain/template/render-template.js'
import type { UnitNode } from '../../../domain/unit.js'
import type { Lang } from '../../../domain/words.js'
import type { Store } from '../../store.js'
import { StoreResolver } from '../resolver.js'

/** What a document's text is rendered with. */
export interface RenderGround {
  readonly store: Store
  readonly index: PackIndex
  /** Id of the unit on whose behalf figures are read. */
  readonly viewer: number
  readonly unit: UnitNode
  readonly period: Period
  /** A kind of base, or the code of a period. */
  readonly base: string
  readonly stage: Stage
  readonly knownAt: Date | null
}

/** Number and day of issue; null until then. */
export interface Issuing {
  readonly number: number
  readonly day: IsoDate
}

/** Kinds of base that may be named in place of a period. */
export const BASES: readonly BaseKind[] = [
  'same-period-last-year',
  'previous-period',
  'target',
  'year-to-date',
]

/** File that the text of a document is named as in findings. */
export const BODY_FILE = 'document.md'

/**
 * Fill a document's text from the database.
 * @throws Problem with every place that cannot be read or bound, by line and column
 */
export async function renderBody(
  body: string,
  ground: RenderGround,
  issuing: Issuing | null,
): Promise<Report> {
  const template = parseTemplate(body, BODY_FILE)
  const resolver = resolverOf(ground, template.lang)
  return renderTemplate(template, resolver, {
    number: issuing?.number ?? null,
    date: issuing === null ? null : civilDate(issuing.day),
    notice: ground.index.pack.notice?.[template.lang] ?? null,
    draft: issuing === null,
  })
}

function resolverOf({ store, index, base, ...subject }: RenderGround, lang: Lang): StoreResolver {
  const kind = BASES.find((known) => known === base)
  return new StoreResolver(store, index, {
    ...subject,
    baseKind: kind ?? 'period',
    basePeriod: kind === undefined ? parsePeriod(base) : null,
    lang,
  })
}

/** The title with its words filled in; null when the text cannot be read. */
export async function titleOf(body: string, ground: RenderGround): Promise<string | null> {
  try {
    const template = parseTemplate(body, BODY_FILE)
    return await renderTitle(template, resolverOf(ground, template.lang))
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

/** The report, or what keeps it from being made. */
export async function tryRender(
  body: string,
  ground: RenderGround,
): Promise<{ readonly report: Report } | { readonly findings: readonly Finding[] }> {
  try {
    return { report: await renderBody(body, ground, null) }
  } catch (error) {
    if (error instanceof Problem) return { findings: error.findings }
    throw error
  }
}

/** Kind and language that a text declares; what was before when it cannot be read. */
export function declared<T extends { readonly kind: DocumentKind; readonly lang: 'vi' | 'en' }>(
  body: string,
  before: T,
): { kind: DocumentKind; lang: 'vi' | 'en' } {
  try {
    const { use, lang } = parseTemplate(body, BODY_FILE)
    return { kind: use.document, lang }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { kind: before.kind, lang: before.lang }
  }
}
