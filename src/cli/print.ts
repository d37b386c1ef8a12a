import { describe, type Finding } from '../domain/problem.js'
import { cliWords } from '../domain/words/cli.js'
import { type Params, say } from '../domain/words.js'
import type { CliEnv } from './env.js'

const SHOWN = 100

/** One message of the catalogue, as a line on standard error: standard output is for results. */
export function note(env: CliEnv, key: keyof typeof cliWords, params: Params = {}): void {
  env.output.err(say(cliWords, key, env.lang, params))
}

/** Every fault on its own line: place, what is wrong, what to do. */
export function printFindings(env: CliEnv, findings: readonly Finding[], more = 0): void {
  for (const finding of findings.slice(0, SHOWN)) env.output.err(describe(finding, env.lang))
  const left = findings.length - Math.min(findings.length, SHOWN) + more
  if (left > 0) note(env, 'faults-more', { count: left })
}

/** A finding for programs: code, place, parameters and both languages. */
export function findingJson(finding: Finding): object {
  return {
    code: finding.code,
    place: finding.place,
    params: finding.params,
    vi: describe(finding, 'vi'),
    en: describe(finding, 'en'),
  }
}

/** JSON on standard output. Decimals are text: exact. */
export function printJson(env: CliEnv, value: unknown): void {
  env.output.out(JSON.stringify(value, null, 2))
}
