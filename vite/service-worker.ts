import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Plugin, transformWithOxc } from 'vite'
import { PAGES } from '../src/wire/pages.js'

const SOURCE = join(import.meta.dirname, '../src/web/worker/worker.ts')

/** What is fetched ahead, so that every page opens without a network. Older fonts and the guide's pictures are left to whoever looks at them. */
const AHEAD = /\.(js|css|woff2|svg|webmanifest)$/

/**
 * Writes `sw.js` beside the built pages: the service worker, told which files this build is made of. It has no name with a hash,
 * because browsers look for a newer one at the same address.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'cungky-service-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const built = Object.keys(bundle)
        .filter((name) => AHEAD.test(name))
        .map((name) => `/${name}`)
      const files = [...built, '/icon.svg', '/manifest.webmanifest'].sort()
      const page = bundle['index.html']
      const hash = createHash('sha256').update(files.join('\n'))
      if (page?.type === 'asset') hash.update(page.source)
      const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE)
      const values: Readonly<Record<string, unknown>> = {
        BUILT_FILES: files,
        BUILT_PAGES: PAGES.map((path) => `^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
        BUILT_REVISION: hash.digest('hex').slice(0, 12),
      }
      const constants = Object.entries(values).map(
        ([name, value]) => `const ${name} = ${JSON.stringify(value)};`,
      )
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: `${constants.join('\n')}\n${code.replace(/^export \{\s*\};?$/m, '')}`,
      })
    },
  }
}
