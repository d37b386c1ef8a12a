import type { Catalogue } from '../words.js'

/** Words of `printed.ts`: verdicts on printed percentages, and why. */
export const printedWords = {
  'name-match': { vi: 'khớp', en: 'matches' },
  'name-truncated': { vi: 'chỉ khớp khi cắt bỏ phần lẻ', en: 'matches only if cut off' },
  'name-wrong-base': { vi: 'sai: chia cho số kỳ này', en: 'wrong: divided by this period' },
  'name-mismatch': { vi: 'không khớp', en: 'does not match' },
  'name-no-percentage': { vi: 'không in tỉ lệ', en: 'no percentage printed' },
  'name-base-zero': { vi: 'kỳ so sánh bằng 0', en: 'base is zero' },
  'name-base-unknown': { vi: 'thiếu số kỳ so sánh', en: 'base not printed' },
  'name-unreadable': { vi: 'không đọc được', en: 'not readable' },

  'counted-change': {
    vi: 'Kỳ này {current}, kỳ so sánh {base}, chênh lệch {difference}, tức {exact}%.',
    en: 'This period {current}, the period compared with {base}, difference {difference}: {exact}%.',
  },
  'counted-share': { vi: '{current} trên {base} là {exact}%.', en: '{current} of {base} is {exact}%.' },

  match: { vi: 'Tỉ lệ đã in {printed}% là đúng.', en: 'The printed {printed}% is right.' },
  truncated: {
    vi: 'Tỉ lệ đã in {printed}% là cắt bỏ phần lẻ; làm tròn thì phải là {expected}%.',
    en: 'The printed {printed}% was cut off; rounded it is {expected}%.',
  },
  'wrong-base': {
    vi: 'Tỉ lệ đã in {printed}% là chia cho số của kỳ này ({current}); phải chia cho số của kỳ so sánh ({base}), được {expected}%.',
    en: 'The printed {printed}% was divided by the count of this period ({current}); divided by the period compared with ({base}) it is {expected}%.',
  },
  mismatch: {
    vi: 'Tỉ lệ đã in {printed}% không suy ra được từ số liệu; phải là {expected}%.',
    en: 'The printed {printed}% does not follow from the counts; it should be {expected}%.',
  },
  'no-percentage': { vi: 'Không in tỉ lệ.', en: 'No percentage was printed.' },
  'no-percentage-bare': {
    vi: 'Không in tỉ lệ, và số liệu đã in không đủ để tính.',
    en: 'No percentage was printed, and none follows from what was.',
  },
  'base-zero': {
    vi: 'Số của kỳ so sánh bằng 0 nên không có tỉ lệ; chỉ nêu số tuyệt đối, bỏ {printed}%.',
    en: 'The base is zero, so there is no percentage: give the counts only and drop {printed}%.',
  },
  'base-unknown': {
    vi: 'Không in số của kỳ so sánh hay chênh lệch nên không kiểm tra được {printed}%.',
    en: 'Neither the base nor the difference was printed, so {printed}% cannot be checked.',
  },
  unreadable: {
    vi: 'Không đọc được tỉ lệ “{printed}”: ghi bằng chữ số, ví dụ -23,4.',
    en: 'The percentage “{printed}” is not readable: write it in digits, e.g. -23.4.',
  },

  'wrong-sign': {
    vi: 'Có thể đã nhầm giữa tăng và giảm.',
    en: 'Rise and fall may have been confused.',
  },
  'reversed-pair': {
    vi: 'Có thể đã đảo hai số cho nhau.',
    en: 'The two counts may have been swapped.',
  },
  'digits-transposed': {
    vi: 'Có thể đã gõ đảo hai chữ số liền nhau.',
    en: 'Two neighbouring digits may have been swapped.',
  },
  'digit-slip': { vi: 'Có thể đã gõ nhầm một chữ số.', en: 'One digit may have been mistyped.' },
  'kept-current': { vi: 'Giữ nguyên số kỳ này thì', en: 'With the count of this period as it is,' },
  'kept-part': { vi: 'Giữ nguyên tử số thì', en: 'With the part as it is,' },
  'kept-difference': { vi: 'Giữ nguyên chênh lệch thì', en: 'With the difference as it is,' },
  'base-one': {
    vi: 'tỉ lệ đã in chỉ đúng nếu số gốc là {from}: có thể số gốc đã được điều chỉnh.',
    en: 'the printed percentage needs a base of {from}: the base may have been revised.',
  },
  'base-range': {
    vi: 'tỉ lệ đã in chỉ đúng nếu số gốc từ {from} đến {to}: có thể số gốc đã được điều chỉnh.',
    en: 'the printed percentage needs a base from {from} to {to}: the base may have been revised.',
  },
  'difference-wrong': {
    vi: 'Chênh lệch đã in {differencePrinted} cũng sai, phải là {difference}.',
    en: 'The printed difference {differencePrinted} is wrong too; it should be {difference}.',
  },
} as const satisfies Catalogue
