import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { examineFile } from '../../src/cycle/collect/attachments/examine-file.js'
import { docx, exe, jpeg, office, ole, openDocument, pdf, png, webp } from '../support/attachments.js'
import { zip } from './make-files.js'

const OOXML = 'application/vnd.openxmlformats-officedocument'
const text = (content: string) => Buffer.from(content)

describe('what may be attached', () => {
  test.each([
    ['a.pdf', pdf(), 'application/pdf'],
    ['a.docx', docx, `${OOXML}.wordprocessingml.document`],
    ['a.xlsx', office('xl/workbook.xml'), `${OOXML}.spreadsheetml.sheet`],
    ['a.PPTX', office('ppt/presentation.xml'), `${OOXML}.presentationml.presentation`],
    [
      'a.docx',
      office('word/document.xml', { 'word/embeddings/oleObject1.bin': 'Equation' }),
      `${OOXML}.wordprocessingml.document`,
    ],
    ['a.odt', openDocument('text'), 'application/vnd.oasis.opendocument.text'],
    ['a.ods', openDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['a.png', png, 'image/png'],
    ['a.jpg', jpeg, 'image/jpeg'],
    ['a.jpeg', jpeg, 'image/jpeg'],
    ['a.webp', webp, 'image/webp'],
    ['a.txt', text('Biên bản họp giao ban\r\nBM 02'), 'text/plain'],
    ['a.csv', text('\ufeffunit,period\n1,2024-06\n'), 'text/csv'],
  ])('%s', async (name, bytes, mediaType) => {
    expect(await examineFile(bytes, name)).toEqual({ mediaType })
  })
})

describe('what is refused', () => {
  const macro = { 'word/vbaProject.bin': 'x' }
  const xlm = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
  const packed = Buffer.from('\u0001Ole10Native', 'utf16le')
  test.each([
    ['a.exe', exe, 'attachment-type'],
    ['a.pdf', exe, 'attachment-type'],
    ['a.docx', exe, 'attachment-type'],
    ['a.doc', ole, 'attachment-type'],
    ['a.docx', ole, 'attachment-type'],
    ['a.zip', zip([['a.txt', text('x')]]), 'attachment-type'],
    ['a.docx', zip([['a.txt', text('x')]]), 'attachment-type'],
    ['a.odp', openDocument('presentation'), 'attachment-type'],
    ['a.txt', gzipSync('x'), 'attachment-type'],
    ['a.txt', text('<!DOCTYPE html><script>'), 'attachment-type'],
    ['a.txt', text('<svg xmlns="x"/>'), 'attachment-type'],
    ['a.csv', text('<?xml version="1.0"?>'), 'attachment-type'],
    ['a.txt', text('#!/bin/sh\nrm -rf /'), 'attachment-type'],
    ['a.txt', text('{\\rtf1 x}'), 'attachment-type'],
    ['a.txt', Buffer.from([1, 2, 3, 4, 5, 250]), 'attachment-type-unknown'],
    ['a.txt', Buffer.from('B\u00b8o c\u00b8o', 'latin1'), 'attachment-type-unknown'],
    ['a.pdf', docx, 'attachment-name-differs'],
    ['a.docx', office('xl/workbook.xml'), 'attachment-name-differs'],
    ['a.png', jpeg, 'attachment-name-differs'],
    ['a.jpg', png, 'attachment-name-differs'],
    ['a.pdf.exe', pdf(), 'attachment-name-differs'],
    ['no ending', pdf(), 'attachment-name-differs'],
    ['a.pdf', text('not a pdf'), 'attachment-name-differs'],
    ['a.docm', docx, 'attachment-name-differs'],
    ['a.docx', office('word/document.xml', macro), 'attachment-active'],
    ['a.xlsx', office('xl/workbook.xml', { '[Content_Types].xml': xlm }), 'attachment-active'],
    ['a.xlsx', office('xl/workbook.xml', { 'xl/macrosheets/sheet1.xml': 'x' }), 'attachment-active'],
    ['a.docx', office('word/document.xml', { 'word/activeX/activeX1.bin': 'x' }), 'attachment-active'],
    [
      'a.docx',
      office('word/document.xml', { 'word/embeddings/oleObject1.bin': packed }),
      'attachment-active',
    ],
    ['a.docx', office('word/document.xml', { 'word/embeddings/setup.exe': 'x' }), 'attachment-active'],
    ['a.odt', openDocument('text', { 'Basic/Standard/Module1.xml': 'x' }), 'attachment-active'],
    ['a.docx', docx.subarray(0, 100), 'attachment-damaged'],
    ['a.docx', office('word/document.xml', { '../../x': 'x' }), 'attachment-damaged'],
    ['a.docx', zip([['word/document.xml', Buffer.alloc(4_000_000)]]), 'attachment-bomb'],
    ['a.docx', zip([['word/document.xml', text('x')]], 3_000_000_000), 'attachment-bomb'],
  ])('%s: %#', async (name, bytes, code) => {
    expect(await examineFile(bytes, name)).toMatchObject({ code })
  })

  test('a document whose parts are under a password', async () => {
    const locked = Buffer.from(docx)
    // The mark of encryption in every entry of the directory.
    for (let at = locked.indexOf('PK\x01\x02'); at >= 0; at = locked.indexOf('PK\x01\x02', at + 4))
      locked[at + 8]! |= 1
    expect(await examineFile(locked, 'a.docx')).toMatchObject({ code: 'attachment-password' })
  })
})
