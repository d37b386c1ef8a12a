/** A broken house rule: where, which rule, what is wrong there and the way out. `line` counts from 1. */
export interface RuleFinding {
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly message: string
  readonly remedy: string
}

/** `src/x.ts:12 [S8] what is wrong. What to do.` Editors make a link of the place. */
export function describeFinding(f: RuleFinding): string {
  return `${f.file}:${f.line} [${f.rule}] ${f.message}. ${f.remedy}.`
}
