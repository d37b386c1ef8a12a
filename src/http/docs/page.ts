import { docsWords } from '../../domain/words/docs.js'
import { type Lang, say } from '../../domain/words.js'
import { PAGE_POLICY } from '../security-headers.js'
import { type Html, html } from './html.js'

const PRODUCT = 'Cùng Kỳ'

export const STYLE_PATH = '/docs/style.css'

/** A page of the server: head, links, the other language. Without any script. */
export function page(path: string, title: string, lang: Lang, body: Html, status = 200): Response {
  const word = (key: keyof typeof docsWords) => say(docsWords, key, lang)
  const other: Lang = lang === 'vi' ? 'en' : 'vi'
  const link = (to: string, key: keyof typeof docsWords) =>
    html`<a href="${to}?lang=${lang}"${to === path ? html` aria-current="page"` : ''}>${word(key)}</a>`
  const whole = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${PRODUCT}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
<link rel="icon" href="data:,">
</head>
<body>
<header>
<p class="name"><a href="/?lang=${lang}">${PRODUCT}</a></p>
<nav>${link('/', 'page-start-link')} ${link('/docs', 'page-docs-link')} ${link('/docs/problems', 'page-problems-link')}</nav>
<p class="lang"><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${word('other-language')}</a></p>
</header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
  return new Response(whole.text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': lang,
      'content-security-policy': PAGE_POLICY,
      'cache-control': 'no-cache',
      vary: 'Accept-Language',
    },
  })
}
