import { apiWords } from '../../domain/words/api.js'
import { docsWords } from '../../domain/words/docs.js'
import { type Lang, type Params, say } from '../../domain/words.js'
import { type Endpoint, EVENTS, TAGS, type Tag } from '../../wire/endpoint.js'
import { bodyLimit } from '../body.js'
import { accessText, fields } from '../openapi/document.js'
import { problemsByStatus } from '../openapi/replies.js'
import { SchemaBook } from '../openapi/schemas.js'
import { strictly } from '../validate.js'
import { curlOf } from './curl.js'
import { type Html, html, NOTHING, type Piece } from './html.js'
import { shapeText } from './shape-text.js'

type Key = keyof typeof docsWords

/** What the page is written with. */
interface Writer {
  readonly lang: Lang
  readonly book: SchemaBook
  word(key: Key, params?: Params): string
}

/** The documentation of the API as one page: contents, every endpoint by group, every named shape. */
export function apiPage(endpoints: readonly Endpoint[], lang: Lang): Html {
  const writer: Writer = {
    lang,
    book: new SchemaBook(),
    word: (key, params) => say(docsWords, key, lang, params),
  }
  const { word } = writer
  const groups = TAGS.map((tag) => ({ tag, members: endpoints.filter((one) => one.tag === tag) })).filter(
    ({ members }) => members.length > 0,
  )
  const sections = groups.map(({ tag, members }) => section(tag, members, writer))
  return html`<p>${word('page-intro')}</p>
<p>${word('api-description')}</p>
<p><a href="/api/v1/openapi.json">${word('page-document')}</a> · <a href="/docs/problems?lang=${lang}">${word('page-problems')}</a></p>
<h2 id="contents">${word('page-contents')}</h2>
<ul class="contents">${groups.map(({ tag, members }) => contents(tag, members, writer))}</ul>
${sections}
<h2 id="shapes">${word('page-shapes')}</h2>
${Object.entries(writer.book.components).map(
  ([name, schema]) => html`<section class="endpoint" id="shape-${name}"><h3>${name}</h3>
<pre>${shapeText(schema)}</pre></section>`,
)}`
}

function contents(tag: Tag, members: readonly Endpoint[], { lang, word }: Writer): Html {
  const entries = members.map(({ id }) => html`<li><a href="#${id}">${say(apiWords, id, lang)}</a></li>`)
  return html`<li><a href="#tag-${tag}"><b>${word(`tag-${tag}`)}</b></a><ul>${entries}</ul></li>`
}

function section(tag: Tag, members: readonly Endpoint[], writer: Writer): Html {
  return html`<h2 id="tag-${tag}">${writer.word(`tag-${tag}`)}</h2>
${members.map((endpoint) => article(endpoint, writer))}`
}

function article(endpoint: Endpoint, writer: Writer): Html {
  const { id, method, path } = endpoint
  const { word, lang } = writer
  const sent = body(endpoint, writer)
  return html`<section class="endpoint" id="${id}">
<h3><a href="#${id}">${say(apiWords, id, lang)}</a></h3>
<p class="path"><span class="method ${method}">${method.toUpperCase()}</span><code>/api/v1${path}</code></p>
<p><span class="soft">${word('page-access')}:</span> ${accessText(endpoint, lang)}</p>
${parameterTable(endpoint, writer)}
${sent === null ? NOTHING : html`<h4>${word('page-body')}</h4>${sent}`}
<h4>${word('page-reply')} ${endpoint.status}</h4>
${reply(endpoint, writer)}
<details><summary>${word('page-problems-here')}</summary>${problems(endpoint, lang)}</details>
<details><summary>${word('page-example')}</summary><pre>${curlOf(endpoint, writer.book)}</pre></details>
</section>`
}

function parameterTable(endpoint: Endpoint, { book, word }: Writer): Html {
  const rows: (readonly [string, Key, Piece, boolean, string])[] = [
    ...fields(endpoint.params, book).map(
      ({ name, schema }) => [name, 'in-path', shapeText(schema), true, meaning(schema)] as const,
    ),
    ...fields(endpoint.query, book).map(
      ({ name, schema, required }) =>
        [name, 'in-query', shapeText(schema), required, meaning(schema)] as const,
    ),
    ...headers(endpoint).map(
      ([name, key, needed]) => [name, 'in-header', 'string', needed, word(key)] as const,
    ),
  ]
  if (rows.length === 0) return NOTHING
  const titles: readonly Key[] = [
    'column-name',
    'column-where',
    'column-form',
    'column-needed',
    'column-meaning',
  ]
  return html`<h4>${word('page-parameters')}</h4>
<div class="wide"><table><thead><tr>${titles.map((key) => html`<th>${word(key)}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([name, where, form, needed, text]) =>
      html`<tr><td><code>${name}</code></td><td>${word(where)}</td><td><code>${form}</code></td><td>${word(needed ? 'yes' : 'no')}</td><td>${text}</td></tr>`,
  )}</tbody></table></div>`
}

function headers(endpoint: Endpoint): readonly (readonly [string, Key, boolean])[] {
  const { ifMatch, writes, access, bodyFile } = endpoint
  return [
    ...(ifMatch === undefined ? [] : [['If-Match', 'header-if-match', ifMatch === 'required'] as const]),
    ...(writes && access !== 'public' ? [['Idempotency-Key', 'header-idempotency-key', false] as const] : []),
    ...(bodyFile === undefined ? [] : [['X-File-Name', 'header-file-name', false] as const]),
  ]
}

function meaning({ description, examples }: Readonly<Record<string, unknown>>): string {
  const example = (examples as readonly unknown[] | undefined)?.[0]
  return [description, example].filter((part) => part !== undefined).join(' · ')
}

function body(endpoint: Endpoint, { book, word }: Writer): Html | null {
  if (endpoint.bodyFile !== undefined) {
    const limit = `${bodyLimit(endpoint) / 1_000_000} MB`
    return html`<p>${word('file-bytes', { type: endpoint.bodyFile, limit })}</p>`
  }
  if (endpoint.body === undefined) return null
  return html`<pre>${shapeText(book.of(strictly(endpoint.body), 'input'))}</pre>`
}

function reply(endpoint: Endpoint, { book, word }: Writer): Html {
  if (endpoint.replyFile === EVENTS) return html`<p>${word('stream-reply')}</p>`
  if (endpoint.replyFile !== undefined)
    return html`<p>${word('file-reply', { type: endpoint.replyFile })}</p>`
  if (endpoint.reply === undefined) return html`<p>${word('nothing-reply')}</p>`
  return html`<pre>${shapeText(book.of(endpoint.reply, 'output'))}</pre>`
}

function problems(endpoint: Endpoint, lang: Lang): Html {
  const lines = [...problemsByStatus(endpoint)].map(([status, codes]) => {
    const links = codes.flatMap((code, at) => [
      ...(at === 0 ? [] : [', ']),
      html`<a href="/docs/problems?lang=${lang}#${code}">${code}</a>`,
    ])
    return html`<li><b>${status}</b><span>${links}</span></li>`
  })
  return html`<ul class="codes">${lines}</ul>`
}
