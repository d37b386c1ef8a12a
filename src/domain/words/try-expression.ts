/** Why an expression that is sound has no figure to show. */
export const tryExpressionWords = {
  'no-right': {
    vi: 'Công thức đúng. Tài khoản này không xem số liệu nên không tính thử được.',
    en: 'The expression is sound. This account sees no figures, so it is not worked out here.',
  },
  'not-then': {
    vi: 'Công thức đúng. {unit} không có trong cây đơn vị của kỳ {period}.',
    en: 'The expression is sound. {unit} is not in the tree of {period}.',
  },
  'no-figures': {
    vi: 'Công thức đúng. Chưa có số liệu đã tiếp nhận của {unit} cho kỳ {period}.',
    en: 'The expression is sound. No figures of {unit} for {period} are accepted yet.',
  },
  'by-nought': {
    vi: 'Công thức đúng. Mẫu số bằng 0 nên kỳ {period} không có tỷ lệ.',
    en: 'The expression is sound. It divides by nought, so there is no rate for {period}.',
  },
} as const
