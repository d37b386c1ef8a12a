import { basename } from 'node:path'
import { formOfWorkbook } from '../../cycle/collect/form-of-workbook.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import type { Api } from '../../wire/client.js'
import { type CliEnv, UsageError } from '../env.js'

/** How the return is named on the command line. */
export interface ReturnOptions {
  unit?: string
  period?: string
  form?: string
}

/** A return as the API names it. */
export interface WhichReturn {
  readonly unit: string
  readonly period: string
  readonly form: string
}

/**
 * The return that is meant: its unit by official code (or key) on the last day of the period, its form when the unit owes one
 * only. UsageError when there is no such thing.
 */
export async function returnNamed(
  env: CliEnv,
  api: Api,
  { unit: code, period, form }: { unit: string; period: string; form?: string | undefined },
): Promise<WhichReturn> {
  const { window } = (await api.readPeriod({ params: { period } })).body
  const { units } = (await api.listUnits({ query: { on: window.to, q: code } })).body
  const unit = units.find((one) => one.code === code) ?? units.find((one) => one.key === code)
  if (unit === undefined)
    throw new UsageError(say(cliWords, 'unit-not-on-server', env.lang, { value: code, period }))
  if (form !== undefined) return { unit: unit.key, period, form }
  const { items } = (await api.listReturns({ query: { unit: unit.key, period, limit: 200 } })).body
  const owed = items.find((item) => item.unit.key === unit.key && item.period.code === period && item.owed)
  if (owed === undefined)
    throw new UsageError(say(cliWords, 'nothing-owed-on-server', env.lang, { unit: unit.name, period }))
  return { unit: unit.key, period, form: owed.form.id }
}

/** The return that a file is for: as the command says, else as the file itself does. */
export async function returnOfFile(
  env: CliEnv,
  api: Api,
  path: string,
  bytes: Uint8Array,
  { unit, period, form }: ReturnOptions,
): Promise<WhichReturn> {
  const own = await formOfWorkbook(bytes)
  const [ofUnit, ofPeriod] = [unit ?? own?.code, period ?? own?.period]
  if (ofUnit === undefined || ofPeriod === undefined)
    throw new UsageError(say(cliWords, 'return-of-file-unknown', env.lang, { file: basename(path) }))
  return returnNamed(env, api, { unit: ofUnit, period: ofPeriod, form: form ?? own?.form })
}
