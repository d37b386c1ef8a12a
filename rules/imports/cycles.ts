import type { RuleFinding } from '../finding.js'
import type { SourceFile } from '../tree.js'
import { type Import, readImports, targetOf } from './read-imports.js'

type Graph = ReadonlyMap<string, readonly (Import & { readonly to: string })[]>

/** I4: no file may import itself by a detour, not even for types. One finding a cycle, at an import that closes it. */
export function checkCycles(files: readonly SourceFile[]): RuleFinding[] {
  const paths = new Set(files.map((file) => file.path))
  const graph: Graph = new Map(
    files.map((file) => [
      file.path,
      readImports(file).flatMap((found) => {
        const named = targetOf(file.path, found.specifier)
        // `./x.js` may also be `x.tsx`.
        const to = [named, `${named}x`].find((path) => path !== undefined && paths.has(path))
        return to === undefined ? [] : [{ ...found, to }]
      }),
    ]),
  )
  return backArrows(graph).map(({ trail, line }) => ({
    file: trail.at(-1)!,
    line,
    rule: 'I4',
    message: `import cycle: ${[...trail, trail[0]].join(' → ')}`,
    remedy: 'Move what both ends need (often a type) into a file of its own that imports neither',
  }))
}

/** Walk down from every file once; an arrow back into the trail being walked closes a cycle. */
function backArrows(graph: Graph): { trail: string[]; line: number }[] {
  const done = new Set<string>()
  const trail: string[] = []
  const found: { trail: string[]; line: number }[] = []
  const walk = (file: string) => {
    trail.push(file)
    for (const { to, line } of graph.get(file) ?? []) {
      const start = trail.indexOf(to)
      if (start !== -1) found.push({ trail: trail.slice(start), line })
      else if (!done.has(to)) walk(to)
    }
    trail.pop()
    done.add(file)
  }
  for (const file of graph.keys()) if (!done.has(file)) walk(file)
  return found
}
