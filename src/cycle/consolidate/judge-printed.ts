import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import { judgePrinted, type PrintedJudgement } from '../../domain/printed.js'
import { type PrintedReference, printedReference, printedRow } from '../../domain/printed-reference.js'
import { finding, Problem } from '../../domain/problem.js'

/** A printed percentage and what the engine makes of it. */
export interface Judged {
  readonly reference: PrintedReference
  readonly judgement: PrintedJudgement
}

/** Does the pack carry printed percentages to judge? */
export async function hasPrinted(folder: string): Promise<boolean> {
  const names: string[] = await readdir(join(folder, 'references')).catch(() => [])
  return names.includes('printed.csv')
}

/** Judge every printed percentage in the pack's `references/printed.csv`. Problem with every faulty row. */
export async function judgePrintedFile(folder: string): Promise<Judged[]> {
  const file = join(folder, 'references', 'printed.csv')
  const { data } = Papa.parse<Record<string, string>>(await readFile(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  const findings = []
  const judged: Judged[] = []
  for (const [i, row] of data.entries()) {
    const read = printedRow.safeParse(row)
    if (!read.success) {
      const issue = read.error.issues[0]!
      findings.push(
        finding(
          'published-row-invalid',
          { file, line: i + 2 },
          { column: String(issue.path[0] ?? ''), value: row[String(issue.path[0])] ?? '' },
        ),
      )
      continue
    }
    const reference = printedReference(read.data)
    judged.push({ reference, judgement: judgePrinted(reference.figure) })
  }
  if (findings.length > 0) throw new Problem(findings)
  return judged
}
