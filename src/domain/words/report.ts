/** Fixed words of an official document. Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export const reportWords = {
  nation: { vi: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', en: 'SOCIALIST REPUBLIC OF VIET NAM' },
  motto: { vi: 'Độc lập - Tự do - Hạnh phúc', en: 'Independence - Freedom - Happiness' },
  number: { vi: 'Số: {number}', en: 'No.: {number}' },
  'place-date': {
    vi: '{place}, ngày {day} tháng {month} năm {year}',
    en: '{place}, {day} {month} {year}',
  },
  about: { vi: 'V/v {title}', en: 'Re: {title}' },
  draft: { vi: 'DỰ THẢO', en: 'DRAFT' },
  'urgency-urgent': { vi: 'KHẨN', en: 'URGENT' },
  'urgency-very-urgent': { vi: 'THƯỢNG KHẨN', en: 'VERY URGENT' },
  'urgency-express': { vi: 'HỎA TỐC', en: 'EXPRESS' },
  'circulation-internal': { vi: 'LƯU HÀNH NỘI BỘ', en: 'INTERNAL CIRCULATION' },
  'circulation-return-after-reading': { vi: 'XEM XONG TRẢ LẠI', en: 'RETURN AFTER READING' },
  'addressed-to': { vi: 'Kính gửi:', en: 'To:' },
  recipients: { vi: 'Nơi nhận:', en: 'Recipients:' },
  annex: { vi: 'Phụ lục', en: 'Annex' },
  'annex-numbered': { vi: 'Phụ lục {numeral}', en: 'Annex {numeral}' },
  'annex-to': {
    vi: '(Kèm theo {kind} số {number} ngày {day} tháng {month} năm {year} của {issuer})',
    en: '({kind} No. {number} dated {day} {month} {year} of {issuer})',
  },
  'narratives-none': {
    vi: 'Các đơn vị không nêu nội dung nào ở mục này.',
    en: 'The units reported nothing under this heading.',
  },
  'sheet-table': { vi: 'Bảng {n}', en: 'Table {n}' },
  'sheet-part': { vi: '{name} ({n})', en: '{name} ({n})' },
} as const
