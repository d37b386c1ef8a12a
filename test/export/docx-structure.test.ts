import { beforeAll, describe, expect, test } from 'vitest'
import { renderDocx } from '../../src/export/docx/render-docx.js'
import { partsOf } from './ooxml.js'
import { groupedTable, sampleAnnex, sampleReport } from './sample-report.js'
import { elements, type XmlElement, xmlTree } from './xml-tree.js'

// Word offers to repair a file whose elements stand in another order than the schema's.

const names = (text: string) => text.split(/\s+/u).map((name) => `w:${name}`)
const EDGES = names('top start left bottom end right insideH insideV tl2br tr2bl')

/** Sequences of ECMA-376 (5th edition), Part 1, Annex A.1. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': names(
    `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
    spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
    divId cnfStyle rPr sectPr pPrChange`,
  ),
  'w:rPr': names(
    `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath`,
  ),
  'w:tcPr': names(
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers',
  ),
  'w:tblPr': names(
    `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders
    shd tblLayout tblCellMar tblLook tblCaption tblDescription`,
  ),
  'w:sectPr': names(
    `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
    formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings`,
  ),
  'w:tbl': names('bookmarkStart bookmarkEnd tblPr tblGrid tr'),
  'w:tblBorders': EDGES,
  'w:tblCellMar': EDGES,
  'w:tcMar': EDGES,
  'w:pBdr': names('top left bottom right between bar'),
}

let parts: Map<string, XmlElement>
let all: XmlElement[]
beforeAll(async () => {
  const report = sampleReport()
  const grouped = { ...sampleAnnex('II', true), blocks: [groupedTable(), groupedTable()] }
  const paragraph = { kind: 'paragraph', runs: [{ kind: 'text', text: 'A < B & "C" > \u0110' }] } as const
  const bytes = await renderDocx({
    ...report,
    blocks: [paragraph, ...report.blocks],
    annexes: [sampleAnnex('I'), grouped],
  })
  parts = new Map([...partsOf(bytes)].map(([path, xml]) => [path, xmlTree(xml)]))
  all = [...parts].filter(([path]) => path.startsWith('word/')).flatMap(([, root]) => [...elements(root)])
})

const named = (name: string, within: Iterable<XmlElement> = all) =>
  [...within].filter((element) => element.name === name)

describe('a Word file opens without repair', () => {
  test.each(Object.keys(ORDER))('the children of %s stand in the order of the schema', (name) => {
    const order = ORDER[name]!
    const found = named(name)
    expect(found.length).toBeGreaterThan(0)
    for (const { children } of found) {
      const places = children.map((child) => order.indexOf(child.name))
      expect(places, `unknown in ${children.map((child) => child.name).join(' ')}`).not.toContain(-1)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
  })

  test('properties come first in paragraph, run, row and cell, and every cell ends with a paragraph', () => {
    for (const [element, properties] of [
      ['w:p', 'w:pPr'],
      ['w:r', 'w:rPr'],
      ['w:tr', 'w:trPr'],
      ['w:tc', 'w:tcPr'],
    ] as const)
      for (const { children } of named(element))
        expect(children.findIndex((child) => child.name === properties)).toBeLessThanOrEqual(0)
    for (const { children } of named('w:tc')) expect(children.at(-1)!.name).toBe('w:p')
  })

  test('the cells of every row fill the grid of its table', () => {
    for (const table of named('w:tbl')) {
      const [grid] = named('w:tblGrid', table.children)
      const widths = grid!.children.map((column) => Number(column.attributes.get('w:w')))
      for (const row of named('w:tr', table.children)) {
        let at = 0
        for (const cell of named('w:tc', row.children)) {
          const inside = [...elements(named('w:tcPr', cell.children)[0]!)]
          const span = Number(named('w:gridSpan', inside)[0]?.attributes.get('w:val') ?? 1)
          const width = Number(named('w:tcW', inside)[0]?.attributes.get('w:w'))
          // The lower part of a cell over two rows has no width of its own.
          if (named('w:vMerge', inside)[0]?.attributes.get('w:val') !== 'continue')
            expect(width).toBe(widths.slice(at, at + span).reduce((a, b) => a + b, 0))
          at += span
        }
        expect(at).toBe(widths.length)
      }
    }
  })

  test('a table never touches the next one, and the text ends with a section', () => {
    const [body] = named('w:body')
    const sequence = body!.children.map(({ name }) => name)
    for (const [i, name] of sequence.entries())
      if (name === 'w:tbl') expect(sequence[i + 1], `after child ${i}`).toBe('w:p')
    expect(sequence.at(-1)).toBe('w:sectPr')
  })

  test('bookmarks have numbers and names of their own and are closed', () => {
    const starts = named('w:bookmarkStart').map(({ attributes }) => attributes)
    const ids = starts.map((attributes) => attributes.get('w:id'))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(starts.map((attributes) => attributes.get('w:name'))).size).toBe(ids.length)
    expect(named('w:bookmarkEnd').map(({ attributes }) => attributes.get('w:id'))).toEqual(ids)
    for (const attributes of starts) expect(attributes.get('w:name')).toMatch(/^[\w]{1,40}$/)
  })

  test('every part that is referred to is there and has a type', () => {
    const types = parts.get('[Content_Types].xml')!.children
    const overrides = new Set(types.map(({ attributes }) => attributes.get('PartName')))
    const defaults = new Set(types.map(({ attributes }) => attributes.get('Extension')))
    for (const path of parts.keys())
      if (path !== '[Content_Types].xml')
        expect(overrides.has(`/${path}`) || defaults.has(path.split('.').at(-1)), path).toBe(true)
    const targets = parts
      .get('word/_rels/document.xml.rels')!
      .children.filter(({ attributes }) => attributes.get('TargetMode') !== 'External')
      .map(({ attributes }) => `word/${attributes.get('Target')!}`)
    expect(targets.length).toBeGreaterThan(5)
    for (const target of targets) expect([...parts.keys()]).toContain(target)
  })
})
