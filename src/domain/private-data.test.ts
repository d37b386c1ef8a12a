import { describe, expect, test } from 'vitest'
import { privateDataFindings, privateDataIn } from './private-data.js'

describe('what looks like the number of a person is found', () => {
  test.each([
    ['Đối tượng Nguyễn Văn A, CCCD 012090001234, trú tại bản X', 'citizen-id'],
    ['số định danh: 001 090 012 345', 'citizen-id'],
    ['căn cước số 001.090.012.345', 'citizen-id'],
    ['012090001234.', 'citizen-id'],
    ['(012090001234)', 'citizen-id'],
    ['Danh sách:012090001234;012090001235', 'citizen-id', 'citizen-id'],
    ['CCCD012090001234', 'citizen-id'],
    ['CMND 045123456', 'identity-card'],
    ['chứng minh nhân dân số 145 234 567', 'identity-card'],
    ['CMND: 145.234.567', 'identity-card'],
    ['anh B (045123456) khai', 'identity-card'],
    ['045123456,145234567', 'identity-card', 'identity-card'],
    ['０４５１２３４５６', 'identity-card'],
    ['gọi 0912345678 để biết', 'phone'],
    ['gọi 0912.345.678', 'phone'],
    ['gọi 0912 345 678', 'phone'],
    ['gọi 091-234-5678', 'phone'],
    ['gọi 09.12.34.56.78', 'phone'],
    ['gọi +84 912 345 678', 'phone'],
    ['gọi (+84)912345678', 'phone'],
    ['gọi 84912345678.', 'phone'],
    ['trực ban 0213.3876.789', 'phone'],
    ['trực ban (0213) 3876 789', 'phone'],
    ['trực ban 024 3825 1234', 'phone'],
    ['SĐT: 0912345678, CCCD: 012090001234', 'phone', 'citizen-id'],
    ['điện thoại 09 1234 5678', 'phone'],
  ])('%s', (text, ...kinds) => {
    expect(privateDataIn(text).map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('figures, dates and documents pass', () => {
  test.each([
    'Thực hiện Nghị định số 09/2019/NĐ-CP ngày 24/01/2019',
    'Kế hoạch 0912/KH-CAT-PV01 ngày 03-04-2024',
    'Quyết định 123456789/QĐ-UBND',
    'hồ sơ HS-123456789, mã H24.57.123456789',
    'hồ sơ 034-2024-001',
    'tổng số 1.234.567 lượt, 123.456.789 đồng, 123.456.789.012 đồng',
    'thu 125450000 đồng, nộp 125500000, dự toán 120000000000',
    'thu 84912345678 đồng, tạm ứng 84912300000',
    'thu 123456789012 VND; tăng 123456789 đ',
    'tăng 12 vụ = 5,3%; 0,123456789; 12,345678901',
    'từ 15/12/2023 đến 14/06/2024, kỳ 2024-06, 20240614',
    'điểm a khoản 2 Điều 174; các Điều 03, 05, 07, 08, 09',
    'giảm 23,4% so với cùng kỳ năm 2023 (94/72 vụ)',
    'đường dây nóng 113, tổng đài 1900 1234',
    'diện tích 12345,678 m2; toạ độ 22.386, 103.458',
    '',
  ])('%s', (text) => {
    expect(privateDataIn(text)).toEqual([])
  })
})

test('the finding names the exact place, and hides the number', () => {
  const text = 'Tình hình ổn định.\nLiên hệ 0912345678 khi cần.'
  expect(privateDataFindings(text, { field: 'narrative.situation' })).toEqual([
    {
      code: 'private-phone',
      place: { field: 'narrative.situation', line: 2, column: 9 },
      params: { shown: '09••••••78', near: 'Tình hình ổn định. Liên hệ' },
    },
  ])
})

test('a long text is read quickly', () => {
  const digits = '1234 5678.90-12 '.repeat(5000)
  expect(privateDataIn(digits).length).toBeLessThan(20_000)
  expect(privateDataIn('0'.repeat(20_000))).toEqual([])
  expect(privateDataIn('điện thoại '.repeat(5000))).toEqual([])
})
