import { join } from 'node:path'
import { makeEntryForm } from '../../cycle/collect/make-entry-form.js'
import { PERIOD_EXAMPLE } from '../../cycle/collect/slots.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, parsePeriod } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode, UsageError } from '../env.js'
import { choosePack, chooseUnit, required, withStore } from '../options.js'
import { note, printJson } from '../print.js'
import { writeOutput } from '../write-output.js'

export interface TemplateOptions {
  pack: string
  json?: boolean
  unit?: string
  period?: string
  form?: string
  out?: string
}

export async function templateCommand(env: CliEnv, options: TemplateOptions): Promise<ExitCode> {
  const period = parsePeriod(required(env, '--period', options.period))
  const code = required(env, '--unit', options.unit)
  const pack = await choosePack(env, options.pack)
  const { bytes, unit, formId } = await withStore(env, pack, async (store, { index }) => {
    const { unit, formId } = asked(env, index, period, code, options.form)
    const form = index.formById.get(formId)!
    return { bytes: await makeEntryForm(store, index, { unit, period, form, lang: env.lang }), unit, formId }
  })
  const file = options.out ?? join('out', `${unit.code}-${period.code}-${formId}.xlsx`)
  await writeOutput(env, file, bytes)
  if (options.json === true) printJson(env, { file, unit: unit.code, period: period.code, form: formId })
  else note(env, 'written', { file })
  return EXIT.done
}

/** The unit that is meant, and the form: the one named, or the first that it owes for the period. */
function asked(env: CliEnv, index: PackIndex, period: Period, code: string, form: string | undefined) {
  const unit = chooseUnit(index, index.treeOf(period), code)
  const within = [...(index.owed(period).get(unit.key)?.keys() ?? [])]
  if (within.length === 0)
    fail('unit-owes-nothing', {}, { unit: unit.code, name: unit.name, period: period.code })
  // A half-year holds months that are owed; a form is filled for one of these.
  const owed = within.filter((id) => index.formById.get(id)!.periodType === period.type)
  if (owed.length === 0) {
    const types = new Set(within.map((id) => index.formById.get(id)!.periodType))
    const expected = [...types].map((type) => PERIOD_EXAMPLE[type]).join(', ')
    fail('period-not-owed', {}, { unit: unit.code, period: period.code, expected })
  }
  const formId = form ?? owed[0]!
  if (!owed.includes(formId))
    throw new UsageError(say(cliWords, 'unknown-form', env.lang, { value: formId, known: owed.join(', ') }))
  return { unit, formId }
}
