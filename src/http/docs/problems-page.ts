import type { ProblemCode } from '../../domain/problem.js'
import { docsWords } from '../../domain/words/docs.js'
import { problemWords } from '../../domain/words/problem.js'
import { type Lang, say } from '../../domain/words.js'
import { statusOf } from '../../wire/problem-status.js'
import { type Html, html } from './html.js'

/** Every code of refusal, in both languages: a problem's `type` leads here. */
export function problemsPage(lang: Lang): Html {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of (Object.keys(problemWords) as ProblemCode[]).sort()) {
    const status = statusOf(code)
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const groups = [...byStatus].sort(([a], [b]) => a - b)
  return html`<p>${say(docsWords, 'problems-intro', lang)}</p>
<ul class="contents">${groups.map(
    ([status, codes]) =>
      html`<li><a href="#status-${status}">${title(status, lang)}</a> (${codes.length})</li>`,
  )}</ul>
${groups.map(
  ([status, codes]) => html`<h2 id="status-${status}">${title(status, lang)}</h2>
${codes.map((code) => entry(code, lang))}`,
)}`
}

function title(status: number, lang: Lang): string {
  const name = `status-name-${status}`
  const said = say(docsWords, 'problems-status', lang, { status })
  return name in docsWords ? `${said}: ${say(docsWords, name as keyof typeof docsWords, lang)}` : said
}

function entry(code: ProblemCode, lang: Lang): Html {
  const other: Lang = lang === 'vi' ? 'en' : 'vi'
  return html`<section class="problem" id="${code}">
<h3><a href="#${code}"><code>${code}</code></a></h3>
<p>${problemWords[code][lang]}</p>
<p class="soft" lang="${other}">${problemWords[code][other]}</p>
</section>
`
}
