import { beforeAll, describe, expect, test } from 'vitest'
import { renderDocx } from '../../src/export/docx/render-docx.js'
import { textWidth } from '../../src/export/docx/text-width.js'
import { fullReport, sampleLetter } from './legal-samples.js'
import { attribute, OpenedDocx, type WordParagraph } from './ooxml.js'

// Source of every number here: Nghị định 30/2020/NĐ-CP, Phụ lục I (box numbers are those of its drawing).

const MM = 1440 / 25.4
const mm = (twips: string | number | undefined) => Number(twips) / MM
/** Twips are whole: a length may be off by one. */
const TWIP = 1 / MM

let report: OpenedDocx
let letter: OpenedDocx
let draft: OpenedDocx
beforeAll(async () => {
  const full = fullReport()
  report = new OpenedDocx(await renderDocx(full))
  letter = new OpenedDocx(await renderDocx(sampleLetter()))
  const head = { ...full.letterhead, number: null, date: null }
  draft = new OpenedDocx(await renderDocx({ ...full, draft: true, letterhead: head }))
})

describe('I. page', () => {
  test.each([
    ['width', 'pgSz', 'w', 210, 210],
    ['height', 'pgSz', 'h', 297, 297],
    ['margin top', 'pgMar', 'top', 20, 25],
    ['margin bottom', 'pgMar', 'bottom', 20, 25],
    ['margin left', 'pgMar', 'left', 30, 35],
    ['margin right', 'pgMar', 'right', 15, 20],
  ])('%s: %s/%s is %d to %d mm', (_, element, name, least, most) => {
    for (const doc of [report, letter]) {
      const length = mm(attribute(doc.sections[0]!, element, name))
      expect(length).toBeGreaterThanOrEqual(least - TWIP)
      expect(length).toBeLessThanOrEqual(most + TWIP)
    }
  })

  test('Times New Roman, black', () => {
    const styles = report.parts.get('word/styles.xml')!
    for (const script of ['ascii', 'hAnsi', 'cs', 'eastAsia'])
      expect(attribute(styles, 'rFonts', script)).toBe('Times New Roman')
    expect(attribute(styles, 'color', 'val')).toBe('000000')
    for (const doc of [report, letter])
      for (const xml of doc.parts.values())
        expect(xml.replaceAll('"Times New Roman"', '')).not.toMatch(/w:ascii="(?!$)\w/)
    expect(report.xml).not.toContain('<w:color ')
  })

  test('page number: from 1, Arabic, 13 to 14 upright, centred in the top margin, hidden on page 1', () => {
    for (const section of report.sections) {
      expect(attribute(section, 'pgNumType', 'start')).toBe('1')
      expect(attribute(section, 'pgNumType', 'fmt') ?? 'decimal').toBe('decimal')
      expect(section).toContain('<w:titlePg/>')
      expect(Number(attribute(section, 'pgMar', 'header'))).toBeLessThan(
        Number(attribute(section, 'pgMar', 'top')),
      )
      const [number] = report.margin(section, 'header', 'default')
      expect(number!.xml).toContain('>PAGE<')
      expect(number).toMatchObject({ align: 'center', points: 13, bold: false, italic: false })
      expect(report.margin(section, 'header', 'first').some(({ xml }) => xml.includes('PAGE<'))).toBe(false)
    }
  })

  test('annexes number their pages apart; only an annex lies', () => {
    expect(report.sections.map((section) => attribute(section, 'pgNumType', 'start'))).toEqual([
      '1',
      '1',
      '1',
    ])
    expect(report.sections.map((section) => attribute(section, 'pgSz', 'orient'))).toEqual([
      'portrait',
      'portrait',
      'landscape',
    ])
  })
})

/** Size from–to in points, upright or slanted, bold or not, and how it is aligned. */
type Row = [
  box: string,
  document: 'report' | 'letter',
  text: string | RegExp,
  least: number,
  most: number,
  look: string,
  align: string,
]

const TABLE: Row[] = [
  ['1 Quốc hiệu', 'report', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, 13, 'bold', 'center'],
  ['1 Tiêu ngữ', 'report', 'Độc lập - Tự do - Hạnh phúc', 13, 14, 'bold', 'center'],
  ['2 superior', 'report', 'BỘ CÔNG AN', 12, 13, 'upright', 'center'],
  ['2 issuer', 'report', 'CÔNG AN TỈNH LAI CHÂU', 12, 13, 'bold', 'center'],
  ['3 number', 'report', 'Số: 05/BC-CAT-PV01', 13, 13, 'upright', 'center'],
  ['4 place and date', 'report', 'Lai Châu, ngày 08 tháng 02 năm 2024', 13, 14, 'italic', 'center'],
  ['5a kind', 'report', 'BÁO CÁO', 13, 14, 'bold', 'center'],
  ['5a title', 'report', /^Kết quả công tác bảo đảm an ninh, trật tự 6 tháng/, 13, 14, 'bold', 'center'],
  ['5b about', 'letter', /^V\/v đôn đốc/, 12, 13, 'upright', 'center'],
  ['6 Căn cứ', 'letter', /^Căn cứ Nghị định .*;$/, 13, 14, 'italic', 'both'],
  ['6 Căn cứ, last', 'letter', /^Căn cứ Kế hoạch .*\.$/, 13, 14, 'italic', 'both'],
  ['6 body', 'report', /^Trong kỳ xảy ra/, 13, 14, 'upright', 'both'],
  ['6 mục', 'report', 'I. Tình hình an ninh, trật tự', 13, 14, 'bold', 'both'],
  ['6 khoản', 'report', '1. Đấu tranh phòng, chống tội phạm', 13, 14, 'bold', 'both'],
  ['6 điểm', 'report', 'a) Quản lý hành chính về trật tự xã hội', 13, 14, 'upright', 'both'],
  ['7a authority', 'report', 'KT. GIÁM ĐỐC', 13, 14, 'bold', 'center'],
  ['7a position', 'report', 'PHÓ GIÁM ĐỐC', 13, 14, 'bold', 'center'],
  ['7b name', 'report', 'Đại tá Nguyễn Văn Mẫu', 13, 14, 'bold', 'center'],
  ['9a Kính gửi', 'report', 'Kính gửi:', 13, 14, 'upright', 'left'],
  ['9a addressee', 'report', '- Ủy ban nhân dân tỉnh Lai Châu.', 13, 14, 'upright', 'left'],
  ['9b Nơi nhận', 'report', 'Nơi nhận:', 12, 12, 'bold italic', 'left'],
  ['9b recipient', 'report', '- Các đơn vị thuộc Công an tỉnh;', 11, 11, 'upright', 'left'],
  ['9b archive', 'report', '- Lưu: VT, PV01.', 11, 11, 'upright', 'left'],
  ['10b urgency', 'letter', 'THƯỢNG KHẨN', 13, 14, 'bold', 'center'],
  ['12 drafter', 'letter', 'NVA.(40)', 11, 11, 'upright', 'left'],
  ['annex label', 'report', 'Phụ lục I', 14, 14, 'bold', 'center'],
]

describe('II. every part: size, style, alignment', () => {
  test.each(TABLE)('box %s (%s): %s, %d to %d pt, %s, %s', (_, which, text, least, most, look, align) => {
    const found = (which === 'report' ? report : letter).find(text)
    // The document's own size is 14.
    expect(found.points ?? 14).toBeGreaterThanOrEqual(least)
    expect(found.points ?? 14).toBeLessThanOrEqual(most)
    expect({ bold: found.bold, italic: found.italic }).toEqual({
      bold: look.includes('bold'),
      italic: look.includes('italic'),
    })
    expect(found.align).toBe(align)
  })

  test('annex: title capitals 13 to 14 bold, reference 13 to 14 italic, both centred', () => {
    for (const [start, bold] of [
      ['PHẠM TỘI VỀ TRẬT TỰ', true],
      ['(Kèm theo Báo cáo số 05/BC-CAT-PV01', false],
    ] as const) {
      const all = report.paragraphs.filter(({ text }) => text.startsWith(start))
      expect(all).toHaveLength(2)
      for (const one of all) {
        expect(one).toMatchObject({ bold, italic: !bold, align: 'center' })
        expect([13, 14]).toContain(one.points)
      }
    }
  })
})

const LEFT = 0
const RIGHT = 1
/** Texts of a table's cells, row by row. */
const cells = (table: string) =>
  [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row.split('</w:tc>').slice(0, -1))

describe('II. places', () => {
  test('1 to 5b: nation right of the bodies, number and date on one line, "V/v" 6 pt under the number', () => {
    const [first, second, third] = cells(letter.tables[0]!)
    expect(first![LEFT]).toContain('CÔNG AN TỈNH LAI CHÂU')
    expect(first![RIGHT]).toContain('CỘNG HÒA XÃ HỘI')
    expect(second![LEFT]).toContain('Số: 07/CAT-PV01')
    expect(second![RIGHT]).toContain('ngày 03 tháng 9 năm 2024')
    expect(third![LEFT]).toContain('V/v đôn đốc')
    expect(letter.find(/^V\/v/).spacing.before).toBe(6 * 20)
  })

  test('1, 2, 5a: rules as long as the motto; a third to a half of issuer and title', () => {
    const widths = [...report.tables[0]!.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, w]) => Number(w))
    const text = widths[0]! + widths[1]!
    const share = (line: string, points: number, width: number) =>
      report.ruleBelow(line, width) / textWidth(line, points, true)
    expect(share('Độc lập - Tự do - Hạnh phúc', 13, widths[1]!)).toBeCloseTo(1, 1)
    for (const [line, points, width] of [
      ['CÔNG AN TỈNH LAI CHÂU', 12, widths[0]!],
      [fullReport().letterhead.title, 14, text],
    ] as const) {
      expect(share(line, points, width)).toBeGreaterThanOrEqual(1 / 3)
      expect(share(line, points, width)).toBeLessThanOrEqual(1 / 2)
    }
  })

  test('5: a letter has no title block, a report no "V/v"', () => {
    expect(letter.paragraphs.some(({ text }) => text === 'CÔNG VĂN')).toBe(false)
    expect(report.paragraphs.some(({ text }) => text.startsWith('V/v'))).toBe(false)
  })

  test('6: first line 10 or 12.7 mm, at least 6 pt between paragraphs, single to one and a half lines, ends with "./."', () => {
    for (const doc of [report, letter]) {
      const body = doc.paragraphs.filter(({ align, indent }) => align === 'both' && indent.firstLine > 0)
      expect(body.length).toBeGreaterThan(3)
      for (const { indent, spacing } of body) {
        const first = mm(indent.firstLine)
        expect(Math.min(Math.abs(first - 10), Math.abs(first - 12.7))).toBeLessThan(0.05)
        expect(spacing.after).toBeGreaterThanOrEqual(6 * 20)
        expect(spacing.line).toBeGreaterThanOrEqual(240)
        expect(spacing.line).toBeLessThanOrEqual(360)
      }
      expect(doc.paragraphs.filter(({ text }) => text.endsWith('./.'))).toHaveLength(1)
    }
  })

  test('6: mục in capitals, khoản and điểm not', () => {
    expect(report.find('I. Tình hình an ninh, trật tự').capitals).toBe(true)
    expect(report.find('1. Đấu tranh phòng, chống tội phạm').capitals).toBe(false)
    expect(report.find('a) Quản lý hành chính về trật tự xã hội').capitals).toBe(false)
  })

  test('7, 9b, 12: recipients left, level with the signature; the drafter after them', () => {
    const foot = letter.tables.find((table) => table.includes('Nơi nhận'))!
    const [left, right] = cells(foot)[0]!
    expect(right).toContain('KT. GIÁM ĐỐC')
    expect(left!.indexOf('NVA.(40)')).toBeGreaterThan(left!.indexOf('Lưu: VT'))
    expect(letter.find('Nơi nhận:').spacing.before).toBe(letter.find('KT. GIÁM ĐỐC').spacing.before)
  })

  test('9a: one addressee on the same line, several a line each, "-" and ";", the last "."', async () => {
    for (const name of ['- Bộ Công an;', '- Tỉnh ủy Lai Châu;', '- Ủy ban nhân dân tỉnh Lai Châu.'])
      expect(report.find(name).indent.left).toBeGreaterThan(report.find('Kính gửi:').indent.left)
    const one = fullReport()
    const letterhead = { ...one.letterhead, addressees: ['Bộ Công an;'] }
    const same = new OpenedDocx(await renderDocx({ ...one, letterhead, annexes: [] }))
    expect(same.find('Kính gửi: Bộ Công an').align).toBe('center')
  })

  test.each([
    ['urgent', 'KHẨN', 20],
    ['very-urgent', 'THƯỢNG KHẨN', 40],
    ['express', 'HỎA TỐC', 30],
  ] as const)(
    '10b: %s reads %s in a single red frame of %d × 8 mm, under the letterhead on the left',
    async (urgency, text, width) => {
      const base = sampleLetter()
      const doc = new OpenedDocx(await renderDocx({ ...base, letterhead: { ...base.letterhead, urgency } }))
      const at = doc.tables.findIndex((table) => table.includes(`>${text}<`))
      expect(at, 'right after the letterhead').toBe(1)
      const frame = doc.tables[at]!
      expect(mm(attribute(frame, 'tblW', 'w'))).toBeCloseTo(width, 1)
      expect(mm(attribute(frame, 'trHeight', 'val'))).toBeCloseTo(8, 1)
      expect(attribute(frame, 'trHeight', 'hRule')).toBe('exact')
      expect(mm(attribute(frame, 'tblInd', 'w')) + width).toBeLessThan(70)
      const borders = /<w:tblBorders>.*?<\/w:tblBorders>/s.exec(frame)![0]
      for (const edge of ['top', 'left', 'bottom', 'right']) {
        expect(attribute(borders, edge, 'val')).toBe('single')
        expect(attribute(borders, edge, 'color')).toBe('FF0000')
      }
      expect(frame).toContain('<w:color w:val="FF0000"/>')
    },
  )

  test.each([
    ['internal', 'LƯU HÀNH NỘI BỘ'],
    ['return-after-reading', 'XEM XONG TRẢ LẠI'],
  ] as const)(
    '11: %s reads %s in a single frame in the top margin of page 1, above the nation',
    async (circulation, text) => {
      const base = sampleLetter()
      const doc = new OpenedDocx(
        await renderDocx({ ...base, letterhead: { ...base.letterhead, circulation } }),
      )
      const [section] = doc.sections
      const frame = doc.marginXml(section!, 'header', 'first')
      expect(doc.margin(section!, 'header', 'first')[0]).toMatchObject({ text, points: 13, bold: true })
      expect(attribute(frame, 'top', 'val')).toBe('single')
      expect(mm(attribute(frame, 'tblInd', 'w'))).toBeGreaterThan(70)
      const bottom = mm(attribute(section!, 'pgMar', 'header')) + mm(attribute(frame, 'trHeight', 'val'))
      expect(bottom).toBeLessThan(20)
      expect(doc.marginXml(section!, 'header', 'default')).not.toContain(text)
    },
  )

  test('13: address at the foot of page 1 only, 11 to 12 pt upright, under a rule as wide as the text', () => {
    const [section] = letter.sections
    const [first, second] = letter.margin(section!, 'footer', 'first') as [WordParagraph, WordParagraph]
    for (const one of [first, second]) {
      expect([11, 12]).toContain(one.points)
      expect(one).toMatchObject({ bold: false, italic: false, indent: { left: 0, right: 0 } })
    }
    expect(first.rule).toBe(true)
    expect(second.text).toContain('Điện thoại')
    expect(letter.marginXml(section!, 'footer', 'default')).not.toContain('Điện thoại')
  })
})

describe('II.3, II.4: numbers and dates', () => {
  const head = sampleLetter().letterhead
  test.each([
    [1, 'Số: 01/CAT-PV01'],
    [9, 'Số: 09/CAT-PV01'],
    [10, 'Số: 10/CAT-PV01'],
    [123, 'Số: 123/CAT-PV01'],
  ])('number %d is written %s', async (number, text) => {
    new OpenedDocx(await renderDocx({ ...sampleLetter(), letterhead: { ...head, number } })).find(text)
  })

  test.each([
    [{ day: 5, month: 1, year: 2025 }, 'ngày 05 tháng 01 năm 2025'],
    [{ day: 9, month: 2, year: 2025 }, 'ngày 09 tháng 02 năm 2025'],
    [{ day: 10, month: 3, year: 2025 }, 'ngày 10 tháng 3 năm 2025'],
    [{ day: 1, month: 9, year: 2025 }, 'ngày 01 tháng 9 năm 2025'],
    [{ day: 31, month: 12, year: 2025 }, 'ngày 31 tháng 12 năm 2025'],
  ])('%o is written %s', async (date, text) => {
    new OpenedDocx(await renderDocx({ ...sampleLetter(), letterhead: { ...head, date } })).find(
      `Lai Châu, ${text}`,
    )
  })
})

describe('until it is issued', () => {
  test('"DỰ THẢO" lies over every page of every section, and number and date are blank', () => {
    expect(draft.sections).toHaveLength(3)
    for (const section of draft.sections)
      for (const page of ['default', 'first'] as const)
        expect(draft.marginXml(section, 'header', page)).toContain('string="DỰ THẢO"')
    draft.find(/^Số: \u00A0+\/BC-CAT-PV01$/)
  })

  test('an issued document has no such mark', () => {
    for (const xml of report.parts.values()) expect(xml).not.toContain('DỰ THẢO')
  })
})
