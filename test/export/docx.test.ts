import { beforeAll, describe, expect, test } from 'vitest'
import { figuresOf, type Report } from '../../src/domain/report.js'
import { renderDocx } from '../../src/export/docx/render-docx.js'
import { textWidth } from '../../src/export/docx/text-width.js'
import { attribute, OpenedDocx, paragraphsOf } from './ooxml.js'
import { groupedTable, sampleAnnex, sampleReport } from './sample-report.js'

const opened = async (report: Report) => new OpenedDocx(await renderDocx(report))

const mm = (twips: number) => (twips / 1440) * 25.4
const TEXT_WIDTH = 9354

let report: Report
let doc: OpenedDocx
beforeAll(async () => {
  report = sampleReport()
  doc = await opened(report)
})

describe('Nghị định 30/2020/NĐ-CP, Phụ lục I', () => {
  test('I.1–I.3: A4 upright, margins 20–25, 30–35 and 15–20 mm', () => {
    const section = doc.sections[0]!
    const page = (name: string) => mm(Number(attribute(section, 'pgSz', name)))
    const margin = (name: string) => mm(Number(attribute(section, 'pgMar', name)))
    expect([Math.round(page('w')), Math.round(page('h'))]).toEqual([210, 297])
    for (const [edge, least, most] of [
      ['top', 20, 25],
      ['bottom', 20, 25],
      ['left', 30, 35],
      ['right', 15, 20],
    ] as const) {
      expect(margin(edge)).toBeGreaterThanOrEqual(least)
      expect(margin(edge)).toBeLessThanOrEqual(most)
    }
  })

  test('I.4: Times New Roman throughout, black, 14 pt by default', () => {
    const styles = doc.parts.get('word/styles.xml')!
    const defaults = /<w:rPrDefault>.*?<\/w:rPrDefault>/s.exec(styles)![0]
    for (const script of ['ascii', 'hAnsi', 'cs', 'eastAsia'])
      expect(attribute(defaults, 'rFonts', script)).toBe('Times New Roman')
    expect(attribute(defaults, 'color', 'val')).toBe('000000')
    expect(attribute(defaults, 'sz', 'val')).toBe('28')
    expect(doc.xml).not.toContain('<w:rFonts')
    expect(doc.xml).not.toContain('<w:color ')
  })

  test('I.7: page numbers from 1, in the top margin, centred, 13–14 pt, none on page 1', () => {
    const section = doc.sections[0]!
    expect(attribute(section, 'pgNumType', 'start')).toBe('1')
    expect(section).toContain('<w:titlePg/>')
    expect(Number(attribute(section, 'pgMar', 'header'))).toBeLessThan(
      Number(attribute(section, 'pgMar', 'top')),
    )
    const [number] = paragraphsOf(doc.marginXml(section, 'header', 'default'))
    expect(number!.xml).toContain('>PAGE<')
    expect(number).toMatchObject({ align: 'center', points: 13, bold: false, italic: false })
    expect(doc.marginXml(section, 'header', 'first')).not.toContain('PAGE')
  })

  test.each([
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, 13, { bold: true, italic: false }],
    ['Độc lập - Tự do - Hạnh phúc', 13, 14, { bold: true, italic: false }],
    ['BỘ CÔNG AN', 12, 13, { bold: false, italic: false }],
    ['CÔNG AN TỈNH LAI CHÂU', 12, 13, { bold: true, italic: false }],
    ['Số: 05/BC-CAT-PV01', 13, 13, { bold: false, italic: false }],
    ['Lai Châu, ngày 08 tháng 02 năm 2024', 13, 14, { bold: false, italic: true }],
    ['BÁO CÁO', 13, 14, { bold: true, italic: false }],
    ['Kết quả công tác bảo đảm an ninh, trật tự 6 tháng đầu năm 2024', 13, 14, { bold: true, italic: false }],
    ['KT. GIÁM ĐỐC', 13, 14, { bold: true, italic: false }],
    ['PHÓ GIÁM ĐỐC', 13, 14, { bold: true, italic: false }],
    ['Đại tá Nguyễn Văn Mẫu', 13, 14, { bold: true, italic: false }],
    ['Phụ lục', 13, 14, { bold: true, italic: false }],
    [/^PHẠM TỘI VỀ TRẬT TỰ XÃ HỘI VÀ CẤP THẺ/, 13, 14, { bold: true, italic: false }],
    [/^\(Kèm theo Báo cáo số 05\/BC-CAT-PV01/, 13, 14, { bold: false, italic: true }],
  ])('II, III: %s is centred, %d–%d pt', (text, least, most, look) => {
    const found = doc.find(text)
    expect(found).toMatchObject({ align: 'center', ...look })
    expect(found.points).toBeGreaterThanOrEqual(least)
    expect(found.points).toBeLessThanOrEqual(most)
  })

  test('II.1–II.4: nation right of the issuing bodies; number and date on one line below them', () => {
    const cells = doc.tables[0]!.split('</w:tc>').map((cell) => paragraphsOf(cell).map((p) => p.text))
    expect(cells.slice(0, 4)).toEqual([
      ['BỘ CÔNG AN', 'CÔNG AN TỈNH LAI CHÂU', ''],
      ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', ''],
      ['Số: 05/BC-CAT-PV01'],
      ['Lai Châu, ngày 08 tháng 02 năm 2024'],
    ])
    const frame = /<w:tblBorders>.*?<\/w:tblBorders>/s.exec(doc.tables[0]!)![0]
    expect(frame.match(/w:val="(\w+)"/g)).toEqual(Array(6).fill('w:val="none"'))
  })

  test('II.1: the nation fits on one line of its column, and the rule below the motto is as long as it', () => {
    const widths = [...doc.tables[0]!.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((m) => Number(m[1]))
    expect(widths.reduce((a, b) => a + b, 0)).toBe(TEXT_WIDTH)
    expect(textWidth('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, true)).toBeLessThan(widths[1]!)
    // 158.6 pt: 12.197 ems of Times Bold at 13 pt.
    expect(doc.ruleBelow('Độc lập - Tự do - Hạnh phúc', widths[1]!) / 20).toBeCloseTo(158.6, 0)
  })

  test('II.2, II.5: the rules below issuer and title are a third to a half of the line', () => {
    const widths = [...doc.tables[0]!.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((m) => Number(m[1]))
    for (const [text, points, width] of [
      ['CÔNG AN TỈNH LAI CHÂU', 12, widths[0]!],
      ['Kết quả công tác bảo đảm an ninh, trật tự 6 tháng đầu năm 2024', 14, TEXT_WIDTH],
    ] as const) {
      const share = doc.ruleBelow(text, width) / textWidth(text, points, true)
      expect(share).toBeGreaterThanOrEqual(1 / 3)
      expect(share).toBeLessThanOrEqual(1 / 2)
    }
  })

  test('II.6: text 13–14 pt, justified, first line 1–1.27 cm, 6 pt between paragraphs, line spacing 1–1.5', () => {
    const body = doc.paragraphs.filter((p) => p.align === 'both' && p.indent.firstLine > 0)
    expect(body.length).toBeGreaterThan(15)
    for (const paragraph of body) {
      expect(mm(paragraph.indent.firstLine)).toBeGreaterThanOrEqual(10)
      expect(mm(paragraph.indent.firstLine)).toBeLessThanOrEqual(12.75)
      expect(paragraph.spacing.after).toBeGreaterThanOrEqual(120)
      expect(paragraph.spacing.line).toBeGreaterThanOrEqual(240)
      expect(paragraph.spacing.line).toBeLessThanOrEqual(360)
      expect(paragraph.points ?? 14).toBe(14)
    }
  })

  test('II.6: mục in bold capitals, khoản bold, điểm upright; never parted from what follows', () => {
    expect(doc.find('I. Tình hình an ninh, trật tự')).toMatchObject({
      bold: true,
      capitals: true,
      keepNext: true,
    })
    expect(doc.find('1. Đấu tranh phòng, chống tội phạm')).toMatchObject({
      bold: true,
      capitals: false,
      keepNext: true,
    })
    expect(doc.find('a) Quản lý hành chính về trật tự xã hội')).toMatchObject({ bold: false, italic: false })
  })

  test('the text ends with "./." and nothing else does', () => {
    const ending = doc.paragraphs.filter((p) => p.text.includes('./.'))
    expect(ending.map((p) => p.text)).toEqual([
      'Trên đây là báo cáo kết quả công tác 6 tháng đầu năm 2024 của Công an tỉnh Lai Châu./.',
    ])
    expect(ending[0]!.keepNext).toBe(true)
  })

  test('the page of the signature holds two paragraphs of text at least, and only those are drawn there', () => {
    const body = doc.paragraphs.filter((p) => p.align === 'both' && p.indent.firstLine > 0)
    const end = body.findIndex((p) => p.text.endsWith('./.'))
    expect(body.slice(end - 2, end + 1).map(({ keepNext }) => keepNext)).toEqual([false, true, true])
  })

  test('II.7–II.9: recipients left, level with the signature; 12 pt bold italic over 11 pt', () => {
    const foot = doc.tables.find((table) => table.includes('Nơi nhận'))!
    const [left, right] = foot.split('</w:tc>').map((cell) => paragraphsOf(cell))
    expect(left!.map((p) => p.text)).toEqual([
      'Nơi nhận:',
      '- Như trên;',
      '- Các đồng chí lãnh đạo Công an tỉnh (để chỉ đạo);',
      '- Các đơn vị thuộc Công an tỉnh;',
      '- Lưu: VT, PV01.',
    ])
    expect(left![0]).toMatchObject({ points: 12, bold: true, italic: true })
    for (const item of left!.slice(1)) expect(item).toMatchObject({ points: 11, bold: false, italic: false })
    expect(right!.map((p) => p.text)).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Đại tá Nguyễn Văn Mẫu'])
    expect(right![0]!.spacing.before).toBe(left![0]!.spacing.before)
    expect(right![2]!.spacing.before, 'room to sign').toBeGreaterThan(20 * 50)
  })

  test('II.9.a: several addressees each on a line, the dashes under the colon', () => {
    const to = doc.find('Kính gửi:')
    const names = ['- Bộ Công an;', '- Tỉnh ủy Lai Châu;', '- Ủy ban nhân dân tỉnh Lai Châu.']
    for (const name of names) {
      expect(doc.find(name).indent.left - to.indent.left).toBe(textWidth('Kính gửi', 14, false))
      expect(doc.find(name)).toMatchObject({ bold: false, italic: false })
    }
  })
})

describe('variants', () => {
  test('one addressee stands on the line of "Kính gửi"; none leaves it out', async () => {
    const head = { ...report.letterhead, addressees: ['Bộ Công an.'] }
    const one = await opened({ ...report, letterhead: head })
    expect(one.find('Kính gửi: Bộ Công an').align).toBe('center')
    const none = await opened({ ...report, letterhead: { ...head, addressees: [] } })
    expect(none.xml).not.toContain('Kính gửi')
  })

  test('before issue number and date are blank', async () => {
    const draft = await opened({
      ...report,
      letterhead: { ...report.letterhead, number: null, date: null },
    })
    draft.find(/^Số: \u00A0+\/BC-CAT-PV01$/)
    draft.find(/^Lai Châu, ngày \u00A0+ tháng \u00A0+ năm \u00A0+$/)
  })

  test('a body at the very top is not its own superior', async () => {
    const head = { ...report.letterhead, superior: 'Bộ Công an', issuer: 'Bộ Công an' }
    const top = await opened({ ...report, letterhead: head })
    expect(top.find('BỘ CÔNG AN').bold).toBe(true)
  })

  test('a body that is decomposed or in lower case is printed composed and in capitals', async () => {
    const head = { ...report.letterhead, issuer: 'Công an tỉnh Lai Châu'.normalize('NFD') }
    const other = await opened({ ...report, letterhead: head })
    other.find('CÔNG AN TỈNH LAI CHÂU')
    expect(other.xml).toBe(other.xml.normalize('NFC'))
  })

  test.each([
    [
      'a list',
      [{ kind: 'list', items: [[{ kind: 'text', text: 'Một.' }], [{ kind: 'text', text: 'Hai;' }]] }],
      'Hai./.',
    ],
    ['a figure', [{ ...sampleReport().blocks[2]! }], /\(5,3%\)\.\/\.$/],
    ['a table', [...sampleReport().blocks.filter((block) => block.kind === 'table')], './.'],
    ['nothing', [], './.'],
  ])('"./." after %s', async (_, blocks, ending) => {
    const other = await opened({ ...report, blocks: blocks as Report['blocks'], annexes: [] })
    const marked = other.paragraphs.filter((p) => p.text.endsWith('./.'))
    expect(marked).toHaveLength(1)
    expect(marked[0]!.text).toMatch(
      ending instanceof RegExp ? ending : new RegExp(`${ending.replace(/\./g, '\\.')}$`),
    )
  })
})

describe('annexes', () => {
  test('38 rows and their total: header repeated, no row torn', () => {
    const table = doc.tables.at(-1)!
    const rows = table.match(/<w:tr>.*?<\/w:tr>/gs)!
    expect(rows).toHaveLength(1 + 38 + 1)
    expect(rows[0]).toContain('<w:tblHeader/>')
    for (const row of rows) expect(row).toContain('<w:cantSplit/>')
    expect(rows.slice(1).filter((row) => row.includes('<w:tblHeader/>'))).toEqual([])
    const last = paragraphsOf(rows.at(-1)!)
    expect(last.map((p) => p.text)).toEqual(['', 'Toàn tỉnh', '72', '94', '-22', '70', '64.011'])
    expect(last[2]).toMatchObject({ bold: true, align: 'right' })
  })

  test('columns in groups: merged cells over two rows of heading, both repeated', async () => {
    const annex = { ...sampleAnnex(null), blocks: [groupedTable()] }
    const rows = (await opened({ ...report, annexes: [annex] })).tables.at(-1)!.match(/<w:tr>.*?<\/w:tr>/gs)!
    expect(rows).toHaveLength(2 + 38 + 1)
    for (const row of rows.slice(0, 2)) expect(row).toContain('<w:tblHeader/>')
    expect(rows[2]).not.toContain('<w:tblHeader/>')
    const cells = (row: string) =>
      (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map((cell) => [
        paragraphsOf(cell)
          .map((p) => p.text)
          .join(),
        attribute(cell, 'gridSpan', 'val') ?? attribute(cell, 'vMerge', 'val') ?? '1',
      ])
    expect(cells(rows[0]!)).toEqual([
      ['TT', 'restart'],
      ['Đơn vị', 'restart'],
      ['Phạm tội về TTXH (vụ)', '3'],
      ['Kết quả', '2'],
    ])
    expect(cells(rows[1]!)).toEqual([
      ['', 'continue'],
      ['', 'continue'],
      ['6T/2024', '1'],
      ['6T/2023', '1'],
      ['+/-', '1'],
      ['Đã làm rõ', '1'],
      ['Thẻ căn cước', '1'],
    ])
  })

  test('the total never stands alone on a page, nor the notes below it', async () => {
    const annex = { ...sampleAnnex(null), blocks: [groupedTable()] }
    const other = await opened({ ...report, annexes: [annex] })
    const rows = other.tables.at(-1)!.match(/<w:tr>.*?<\/w:tr>/gs)!
    const kept = rows.map((row) => paragraphsOf(row).every(({ keepNext }) => keepNext))
    expect(kept.slice(-5)).toEqual([false, false, true, true, true])
    for (const text of ['(*) Có thể do ngẫu nhiên.', 'Số liệu đã tiếp nhận.'])
      expect(other.find(text)).toMatchObject({ italic: true, points: 11 })
  })

  test('"Kèm theo" does not break within the name of the issuer', () => {
    expect(doc.find(/^\(Kèm theo/).text).toContain('của Công\u00A0an\u00A0tỉnh\u00A0Lai\u00A0Châu)')
  })

  test('each in a section of its own, numbered apart, landscape where asked', async () => {
    const annexes = [sampleAnnex('I', true), sampleAnnex('II')]
    const two = await opened({ ...report, annexes })
    const sections = two.sections
    expect(sections.map((s) => attribute(s, 'pgSz', 'orient'))).toEqual(['portrait', 'landscape', 'portrait'])
    expect(mm(Number(attribute(sections[1]!, 'pgSz', 'w')))).toBeCloseTo(297, 0)
    for (const section of sections) {
      expect(attribute(section, 'type', 'val')).toBe('nextPage')
      expect(attribute(section, 'pgNumType', 'start')).toBe('1')
      expect(section).toContain('<w:titlePg/>')
      expect(two.marginXml(section, 'header', 'default')).toContain('>PAGE<')
    }
    two.find('Phụ lục I')
    two.find('Phụ lục II')
    const width = attribute(two.tables.at(-2)!, 'tblW', 'w')
    expect(mm(Number(width))).toBeCloseTo(297 - 30 - 15, 0)
  })

  test('a ragged row is refused', async () => {
    const annex = sampleAnnex(null)
    const [table] = annex.blocks
    if (table?.kind !== 'table') throw new Error('a table was expected')
    const ragged = { ...table, rows: [{ cells: table.rows[0]!.cells.slice(1) }] }
    const bad = { ...report, annexes: [{ ...annex, blocks: [ragged] }] }
    await expect(renderDocx(bad)).rejects.toThrow(expect.objectContaining({ code: 'report-table-ragged' }))
  })
})

describe('what a reader must be able to trust', () => {
  test('the notice stands at the foot of every page of every section', () => {
    for (const section of doc.sections)
      for (const type of ['default', 'first'] as const) {
        const [notice] = paragraphsOf(doc.marginXml(section, 'footer', type))
        expect(notice!.text).toBe(report.notice)
        expect(notice!.italic).toBe(true)
        expect(notice!.points).toBeLessThan(11)
      }
  })

  test('every figure is bookmarked in reading order', () => {
    const names = [...doc.xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map((m) => m[1]!)
    const expected = figuresOf(report).map(
      ({ indicator }, i) => `_ck_${String(i + 1).padStart(4, '0')}_${indicator}`,
    )
    expect(expected).toHaveLength(5 + 38)
    expect(names).toEqual(expected)
  })

  test('text that looks like markup stays text', async () => {
    const block = { kind: 'paragraph', runs: [{ kind: 'text', text: 'A < B & "C" > D' }] } as const
    const other = await opened({ ...report, blocks: [block, ...report.blocks] })
    other.find('A < B & "C" > D')
  })
})
