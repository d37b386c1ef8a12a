import { expect, test } from 'vitest'
import { renderHtml } from '../../src/export/html/render-html.js'
import { fullReport, sampleLetter } from './legal-samples.js'

const html = (report = fullReport()) => new TextDecoder().decode(renderHtml(report))

test('one page that needs no other host and runs nothing', () => {
  const page = html()
  expect(page).not.toMatch(/<script|<link|<iframe|\son\w+=|@import|url\((?!#)/)
  // Names of XML vocabularies are no addresses that are asked for.
  expect(page.replace(/xmlns(?::\w+)?="[^"]*"/g, '')).not.toMatch(/(?:https?:)?\/\/\w/)
  expect(page.match(/<style>/g)).toHaveLength(1)
  expect(page).toContain('<html lang="vi">')
})

test('figures hold their exact value and tell what they stand on', () => {
  expect(html()).toContain(
    '<data value="-23.404" title="social_order_crime · cat12 · 2024-H1 / 2023-H1">giảm 23,4% so với cùng kỳ năm 2023</data>',
  )
})

test('tables have headings for columns and rows, drawings a text, and names of drawings are their own', () => {
  const page = html()
  expect(page).toContain('<th scope="col">STT</th>')
  expect(page).toMatch(/<th scope="row">Công an xã Mường Kim<\/th>/)
  expect(page.match(/<svg [^>]*role="img"[^>]*aria-label="[^"]+"/g)).toHaveLength(4)
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, id] of page.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id)
})

test('elements are closed in the order they were opened', () => {
  const open: string[] = []
  const page = html().replace(/<!doctype html>|<style>.*?<\/style>/gs, '')
  for (const [, closing, name, empty] of page.matchAll(/<(\/?)([a-zA-Z][\w]*)[^>]*?(\/?)>/g)) {
    if (empty === '/' || ['br', 'hr', 'meta'].includes(name!)) continue
    if (closing === '/') expect(open.pop()).toBe(name)
    else open.push(name!)
  }
  expect(open).toEqual([])
})

test('a letter says what it is about and has every mark; a draft says so', () => {
  const page = html({ ...sampleLetter(), draft: true })
  for (const text of ['V/v đôn đốc', 'THƯỢNG KHẨN', 'XEM XONG TRẢ LẠI', 'NVA.(40)', 'Điện thoại', 'DỰ THẢO'])
    expect(page).toContain(text)
  expect(page).not.toContain('CÔNG VĂN<')
})

test('text that looks like markup stays text, and the same report gives the same page', () => {
  const block = { kind: 'paragraph', runs: [{ kind: 'text', text: 'A < B & "C" <script>' }] } as const
  const report = { ...fullReport(), blocks: [block] }
  expect(html(report)).toContain('A &lt; B &amp; &quot;C&quot; &lt;script&gt;')
  expect(html()).toBe(html())
})
