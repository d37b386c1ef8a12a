import type { DocumentKind } from '../../../domain/document.js'
import { offerSeveral } from '../../../domain/near.js'
import { fail, Problem } from '../../../domain/problem.js'
import { parseTemplate } from '../../../domain/template/parse-template.js'
import type { Lang } from '../../../domain/words.js'
import type { Desk } from '../../desk.js'

/** A template of the definitions in force. */
export interface ListedTemplate {
  /** Name of its file without folder and ending: half-year. */
  readonly id: string
  readonly name: string
  readonly document: DocumentKind
  readonly lang: Lang
  readonly levels: readonly string[]
  readonly periods: readonly string[]
}

const FILE = /^templates\/([a-z0-9-]+)\.md$/

/** Templates that can be read, by name. One that is broken is left out: it is told where templates are edited. */
export function templatesOf(desk: Desk): ListedTemplate[] {
  return [...(desk.templates ?? new Map<string, string>())].flatMap(([file, text]) => {
    const id = FILE.exec(file)?.[1]
    if (id === undefined) return []
    try {
      const { use, lang } = parseTemplate(text, file)
      return [{ ...use, id, lang, name: use.name ?? id }]
    } catch (error) {
      if (error instanceof Problem) return []
      throw error
    }
  })
}

/** The text of a template; Problem `document-template-unknown`. */
export function templateText(desk: Desk, id: string): string {
  const text = desk.templates?.get(`templates/${id}.md`)
  const known = templatesOf(desk).map((template) => template.id)
  return (
    text ??
    fail('document-template-unknown', { field: 'template' }, { template: id, near: offerSeveral(id, known) })
  )
}
