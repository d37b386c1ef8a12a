import { docsWords } from '../../domain/words/docs.js'
import { type Lang, type Params, say } from '../../domain/words.js'
import { type Html, html } from './html.js'

/** What is known of the server when somebody opens its address. */
export interface Running {
  readonly version: string
  readonly pack: string
  readonly packVersion: string
  readonly notice: string | null
  readonly ready: boolean
}

/** The first page: what runs here, and where to go on. */
export function startPage(running: Running, lang: Lang): Html {
  const word = (key: keyof typeof docsWords, params?: Params) => say(docsWords, key, lang, params)
  const { pack, packVersion, version, notice, ready } = running
  return html`<p>${word('start-what')}</p>
<dl class="facts">
<dt>${word('start-status')}</dt><dd>${word(ready ? 'start-ready' : 'start-not-ready')}</dd>
<dt>${word('start-version')}</dt><dd>${version}</dd>
<dt>${word('start-pack')}</dt><dd>${word('start-pack-is', { pack, version: packVersion })}</dd>
</dl>
${notice === null ? '' : html`<p class="soft">${notice}</p>`}
<p><a href="/docs?lang=${lang}">${word('page-title')}</a> · <a href="/docs/problems?lang=${lang}">${word('page-problems')}</a></p>`
}
