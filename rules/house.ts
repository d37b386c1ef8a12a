import { checkFiles } from './files.js'
import type { RuleFinding } from './finding.js'
import { checkArrows } from './imports/arrows.js'
import { checkClock } from './imports/clock.js'
import { checkCycles } from './imports/cycles.js'
import { checkSql } from './sql/check-sql.js'
import { projectFiles, readSources } from './tree.js'
import { checkCatalogues } from './words/catalogues.js'
import { checkLiterals } from './words/literals.js'
import { checkMarkup } from './words/markup.js'

/** All house rules over the project in `root`, whose compiled form is in `compiled`. */
export async function checkHouse(root: string, compiled: string): Promise<RuleFinding[]> {
  const files = projectFiles(root)
  const sources = readSources(
    root,
    files,
    (path) => /\.tsx?$/.test(path) && /^(src|rules|bench|test)\//.test(path),
  )
  const migrations = readSources(root, files, (path) => /^src\/store\/migrations\/.*\.sql$/.test(path))
  return [
    ...checkArrows(sources),
    ...checkCycles(sources),
    ...checkClock(sources),
    ...checkSql([...migrations, ...sources]),
    ...(await checkCatalogues(root, compiled)),
    ...checkLiterals(sources),
    ...checkMarkup(sources),
    ...checkFiles(files, [...migrations, ...sources]),
  ]
}
