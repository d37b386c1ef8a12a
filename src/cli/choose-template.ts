import { readFile } from 'node:fs/promises'
import { type PackTemplate, reportFor, templatesIn } from '../cycle/compose/choose-template.js'
import type { Period } from '../domain/period.js'
import { fail } from '../domain/problem.js'
import type { UnitNode } from '../domain/unit.js'
import { cliWords } from '../domain/words/cli.js'
import { say } from '../domain/words.js'
import { type CliEnv, UsageError } from './env.js'
import type { ChosenPack } from './options.js'

/** The text of a template and the name under which its faults are told. */
export interface TemplateText {
  readonly file: string
  readonly text: string
}

/**
 * The template meant: named (a template of the pack, or a file), else the pack's report for this level of unit and kind of period.
 * UsageError when none fits, Problem `template-file-missing` when there is none of that name.
 */
export async function chooseTemplate(
  env: CliEnv,
  { index, texts }: ChosenPack,
  unit: UnitNode,
  period: Period,
  named: string | undefined,
): Promise<TemplateText> {
  if (named === undefined) {
    const best = reportFor(texts, { level: unit.level, period: period.type })
    if (best !== undefined) return best
    const level = index.pack.levels.find(({ id }) => id === unit.level)?.name[env.lang] ?? unit.level
    const known = namesOf(templatesIn(texts))
    throw new UsageError(
      say(cliWords, known === '' ? 'no-templates' : 'template-none-fits', env.lang, {
        level,
        period: period.code,
        known,
      }),
    )
  }
  const file = `templates/${named}.md`
  const text = texts.get(file)
  return text === undefined ? { file: named, text: await readTemplate(named) } : { file, text }
}

function namesOf(templates: readonly PackTemplate[]): string {
  return templates.map(({ id }) => id).join(', ')
}

async function readTemplate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return fail('template-file-missing', {}, { file })
  }
}
