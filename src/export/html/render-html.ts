import type { Annex, Letterhead, Report } from '../../domain/report.js'
import {
  annexLabel,
  annexReference,
  capitals,
  endedBlocks,
  numberLine,
  placeAndDate,
  tidyItems,
} from '../../domain/report-text.js'
import { reportWords } from '../../domain/words/report.js'
import { type Lang, say } from '../../domain/words.js'
import { BlockWriter } from './blocks.js'
import { element, escaped } from './markup.js'
import { STYLE } from './style.js'

/**
 * The report as one page that needs nothing else: no other host, no script. Parts are marked for what they are, so that screen readers
 * and programs find them; every figure holds its exact value.
 * @throws Problem for a table with a ragged row, a date that does not exist, a number below 1
 */
export function renderHtml(report: Report): Uint8Array {
  const { letterhead: head, lang } = report
  const writer = new BlockWriter(report)
  const draft =
    report.draft === true ? element('p', { class: 'draft' }, escaped(say(reportWords, 'draft', lang))) : ''
  const article = [
    letterhead(head, lang),
    title(head, lang),
    addressed(head, lang),
    ...ended(head.grounds ?? []).map((text) => element('p', { class: 'ground' }, escaped(text))),
    element('div', { class: 'text' }, writer.blocks(endedBlocks(report.blocks))),
    foot(head, lang),
    head.contact == null ? '' : element('address', { class: 'contact' }, escaped(head.contact)),
  ]
  const annexes = report.annexes.map((annex) => annexSection(annex, report, writer))
  const notice = report.notice === null ? '' : element('p', { class: 'notice' }, escaped(report.notice))
  const page = [
    '<!doctype html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element('title', {}, escaped(`${head.kind} ${head.title}`.trim())),
    `<style>${STYLE}</style>`,
    '</head>',
    `<body><main>${draft}`,
    element('article', {}, article.filter((part) => part !== '').join('\n')),
    ...annexes,
    notice,
    '</main></body>',
    '</html>',
    '',
  ]
  return new TextEncoder().encode(page.join('\n'))
}

/** Each ended by ";", the last by ".". */
function ended(items: readonly string[]): string[] {
  return tidyItems(items).map((text, i, all) => `${text}${i === all.length - 1 ? '.' : ';'}`)
}

function lines(...texts: readonly (readonly [string, 'p' | 'strong' | 'em'])[]): string {
  return texts
    .map(([text, look]) => element('p', {}, look === 'p' ? escaped(text) : element(look, {}, escaped(text))))
    .join('')
}

function letterhead(head: Letterhead, lang: Lang): string {
  const word = (key: keyof typeof reportWords) => say(reportWords, key, lang)
  const superior = head.superior === null || head.superior === head.issuer ? [] : [capitals(head.superior)]
  const rule = (full: boolean) => `<hr class="rule${full ? ' full' : ''}">`
  const left = [
    lines(...superior.map((text) => [text, 'p'] as const), [capitals(head.issuer), 'strong']),
    rule(false),
    lines(
      [numberLine(head, lang), 'p'],
      ...(head.form === 'letter'
        ? [[say(reportWords, 'about', lang, { title: head.title }), 'p'] as const]
        : []),
    ),
    head.urgency == null
      ? ''
      : element('p', {}, element('span', { class: 'stamp' }, escaped(word(`urgency-${head.urgency}`)))),
  ]
  const right = [
    head.circulation == null
      ? ''
      : element(
          'p',
          {},
          element('span', { class: 'frame' }, escaped(word(`circulation-${head.circulation}`))),
        ),
    lines([word('nation'), 'strong'], [word('motto'), 'strong']),
    rule(true),
    lines([placeAndDate(head, lang), 'em']),
  ]
  const column = (parts: readonly string[]) => element('div', {}, parts.join(''))
  return element('header', { class: 'head' }, column(left) + column(right))
}

/** A letter has no title on paper; here it has one for who cannot see where it stands. */
function title(head: Letterhead, lang: Lang): string {
  if (head.form === 'letter') {
    const about = say(reportWords, 'about', lang, { title: head.title })
    return element('h1', { class: 'unseen' }, escaped(about))
  }
  const kind = element('span', { class: 'kind' }, escaped(capitals(head.kind)))
  return element(
    'div',
    { class: 'title' },
    `${element('h1', {}, `${kind}<br>${escaped(head.title)}`)}<hr class="rule">`,
  )
}

function addressed(head: Letterhead, lang: Lang): string {
  const to = escaped(say(reportWords, 'addressed-to', lang))
  const names = tidyItems(head.addressees)
  if (names.length === 0) return ''
  if (names.length === 1) return element('p', { class: 'to' }, `${to} ${escaped(names[0]!)}`)
  const items = ended(names).map((name) => element('li', {}, escaped(name)))
  return element('div', { class: 'to' }, `${to}${element('ul', {}, items.join(''))}`)
}

function foot(head: Letterhead, lang: Lang): string {
  const items = ended(head.recipients).map((name) => element('li', {}, escaped(name)))
  const recipients =
    items.length === 0
      ? ''
      : element('p', { class: 'recipients' }, escaped(say(reportWords, 'recipients', lang))) +
        element('ul', {}, items.join(''))
  const drafter = head.drafter == null ? '' : element('p', {}, escaped(head.drafter))
  const { authority, position, name } = head.signature
  const offices = [authority, position].filter((text) => text !== null && text !== '')
  const signed = [
    ...offices.map((text) => element('p', {}, escaped(capitals(text!)))),
    element('p', { class: 'name' }, escaped(name ?? '')),
  ]
  return element(
    'footer',
    { class: 'foot' },
    element('div', {}, recipients + drafter) + element('div', { class: 'signature' }, signed.join('')),
  )
}

function annexSection(annex: Annex, report: Report, writer: BlockWriter): string {
  const { letterhead: head, lang } = report
  const heading = `${escaped(annexLabel(annex, lang))}<br>${escaped(capitals(annex.title))}`
  return element(
    'section',
    { class: 'annex' },
    [
      element('h2', {}, heading),
      element('p', { class: 'reference' }, escaped(annexReference(head, lang))),
      element('div', { class: 'text' }, writer.blocks(annex.blocks)),
    ].join('\n'),
  )
}
