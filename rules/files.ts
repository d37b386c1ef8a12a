import type { RuleFinding } from './finding.js'
import type { ProjectFile, SourceFile } from './tree.js'

const MOST_LINES = 600
const MOST_BYTES = 1_000_000
/** Written by a program from something shorter: nobody reads it from its beginning to its end. */
const GENERATED = /\.gen\.ts$/
const FIGURES = /^packs\/[^/]+\/figures\//
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** Names that tools or custom ask for. */
const CUSTOMARY = /^(README|CHANGELOG|ARCHITECTURE|CONTRIBUTING|LICENSE|NOTICE|RESULTS)(\.md)?$/

/** F1: names in kebab-case. F2: no file of `src` beyond 600 lines, but generated ones. F3: nothing large but figures of packs. */
export function checkFiles(files: readonly ProjectFile[], sources: readonly SourceFile[]): RuleFinding[] {
  return [...files.flatMap(named), ...sources.flatMap(long), ...files.flatMap(large)]
}

function named({ path }: ProjectFile): RuleFinding[] {
  const wrong = path
    .split('/')
    .find((name, at, all) => !(at === all.length - 1 ? fileName(name) : folderName(name)))
  return wrong === undefined
    ? []
    : [
        {
          file: path,
          line: 1,
          rule: 'F1',
          message: `“${wrong}” is not in kebab-case`,
          remedy: 'Use lower-case letters, digits and single hyphens',
        },
      ]
}

function folderName(name: string): boolean {
  return KEBAB.test(name.replace(/^\./, ''))
}

/** Every part between dots: `x.test.ts`, `.gitignore`, `tsconfig.base.json`, `0001-returns.sql`. */
function fileName(name: string): boolean {
  return (
    CUSTOMARY.test(name) ||
    name
      .replace(/^\./, '')
      .split('.')
      .every((part) => KEBAB.test(part))
  )
}

function long({ path, text }: SourceFile): RuleFinding[] {
  const lines = text.split('\n').length - 1
  return !path.startsWith('src/') || GENERATED.test(path) || lines <= MOST_LINES
    ? []
    : [
        {
          file: path,
          line: MOST_LINES + 1,
          rule: 'F2',
          message: `${lines} lines, more than ${MOST_LINES}`,
          remedy: 'Find the second idea in it and give it a file of its own',
        },
      ]
}

function large({ path, bytes }: ProjectFile): RuleFinding[] {
  return bytes <= MOST_BYTES || FIGURES.test(path)
    ? []
    : [
        {
          file: path,
          line: 1,
          rule: 'F3',
          message: `${(bytes / 1e6).toFixed(1)} MB, more than 1 MB`,
          remedy: 'Generate it, split it, or (figures of a pack) keep it under packs/<pack>/figures/',
        },
      ]
}
