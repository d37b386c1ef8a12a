import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFinding, type Origin, type RawValue, readValue } from './figure.js'

const count = { scale: 0, signed: false }
const kilos = { scale: 3, signed: false }
const balance = { scale: 2, signed: true }

function read(raw: RawValue, measure = count, origin: Origin = 'file'): string | null {
  const outcome = readValue(raw, measure, origin)
  if (isFinding(outcome)) return outcome.code
  return outcome.notApplicable ? 'n/a' : outcome.value
}

describe('a cell that holds no figure', () => {
  test.each([null, '', '   ', '\u00a0', '\u200b \ufeff'])(
    '%j is not reported, which is not nought',
    (raw) => {
      expect(readValue(raw, count)).toEqual({ value: null, notApplicable: false })
    },
  )

  test.each([
    'n/a',
    'N/A',
    ' N.A. ',
    'na',
    'KAD',
    'Không áp dụng',
    'khong ap dung',
    'không áp dụng'.normalize('NFD'),
  ])('%s does not apply', (raw) =>
    expect(readValue(raw, count)).toEqual({ value: null, notApplicable: true }),
  )

  test.each(['-', '–', '—', '--', '…', '...'])(
    '%s may mean nought or unknown, so the clerk must say',
    (raw) => {
      expect(read(raw)).toBe('value-dash')
    },
  )
})

describe('figures as files write them', () => {
  test.each([
    ['0', '0'],
    ['06', '6'],
    ['+7', '7'],
    ['12.0', '12'],
    [' 12\u00a0', '12'],
    ['１２３', '123'],
    ['-0', '0'],
    ['999999999999999999999999999999', '999999999999999999999999999999'],
  ])('count %s is %s', (raw, value) => expect(read(raw)).toBe(value))

  test.each([
    ['17.8', '17.8'],
    ['17.800', '17.8'],
    ['0.001', '0.001'],
    ['1.234', '1.234'],
  ])('quantity %s is %s', (raw, value) => expect(read(raw, kilos)).toBe(value))

  test.each([
    ['-5', 'value-negative'],
    ['2.5', 'value-fraction'],
    ['1.234', 'value-fraction'],
    ['1,234', 'value-marks'],
    ['1 234', 'value-marks'],
    ["1'234", 'value-marks'],
    ['12,5', 'value-marks'],
    ['5.', 'value-marks'],
    ['.5', 'value-marks'],
    ['1e3', 'value-exponent'],
    ['1e400', 'value-exponent'],
    ['1,5E+05', 'value-exponent'],
    ['1234567890123456789012345678901', 'value-too-large'],
    ['#DIV/0!', 'value-error-cell'],
    ['#REF!', 'value-error-cell'],
    ['#N/A', 'value-error-cell'],
    ['Err:502', 'value-error-cell'],
    ['=A1+B1', 'value-formula-text'],
    ['mười hai', 'value-not-number'],
    ['12 vụ', 'value-not-number'],
    ['NaN', 'value-not-number'],
    ['Infinity', 'value-not-number'],
    ['٣', 'value-not-number'],
    ['0x10', 'value-not-number'],
  ])('%s is refused: %s', (raw, code) => expect(read(raw)).toBe(code))

  test('more decimals than the measure has are refused, not rounded', () => {
    expect(read('17.8005', kilos)).toBe('value-too-many-decimals')
    expect(read('-12.50', balance)).toBe('-12.5')
    expect(read('-12.505', balance)).toBe('value-too-many-decimals')
  })

  test('a long text is cut in the finding and holds no line end', () => {
    const outcome = readValue(`x\n${'y'.repeat(500)}`, count)
    expect(isFinding(outcome) && String(outcome.params.value)).toMatch(/^x y{38}…$/)
  })
})

describe('numbers typed as text in a spreadsheet', () => {
  test.each([
    ['1.234.567', '1234567'],
    ['1.234,5', '1234.5'],
    ['97,2', '97.2'],
    ['97.2', '97.2'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    ['1234,567', '1234.567'],
  ])('%s can mean %s only', (raw, value) => expect(read(raw, kilos, 'cell')).toBe(value))

  test.each(['1.234', '1,234', '12.345', '123,456', '-1.234'])('%s can mean two things', (raw) => {
    expect(read(raw, { scale: 3, signed: true }, 'cell')).toBe('value-ambiguous')
  })

  test.each(['1,234,567', '1.23.456', '12.34,5'])('%s follows no rule', (raw) => {
    expect(read(raw, kilos, 'cell')).toBe('value-marks')
  })
})

describe('numbers of a spreadsheet', () => {
  test.each([
    [12, '12'],
    [-0, '0'],
    [0.1 + 0.2, '0.3'],
    [0.3 - 0.2 - 0.1, '0'],
    [17.8, '17.8'],
  ])('%d is %s', (raw, value) => expect(read(raw, kilos)).toBe(value))

  test.each([
    [Number.POSITIVE_INFINITY, 'value-too-large'],
    [1e15, 'value-too-large'],
    [Number.NaN, 'value-not-number'],
    [2.5, 'value-fraction'],
    [-3, 'value-negative'],
    [1e-9, 'value-fraction'],
  ])('%d is refused: %s', (raw, code) => expect(read(raw)).toBe(code))
})

test('every whole number reads as itself, however it is padded', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(5), (n, zeros) => {
      expect(read(`${'0'.repeat(zeros)}${n} `)).toBe(String(n))
    }),
  )
})

test('no text makes reading throw, and a value read is a plain decimal within the scale', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[-+.,0-9eE ]{0,12}$/)),
      fc.nat(4),
      (text, scale) => {
        for (const origin of ['file', 'cell'] as const) {
          const outcome = readValue(text, { scale, signed: true }, origin)
          if (isFinding(outcome) || outcome.value === null) continue
          expect(outcome.value).toMatch(/^-?\d+(\.\d+)?$/)
          expect((outcome.value.split('.')[1] ?? '').length).toBeLessThanOrEqual(scale)
        }
      },
    ),
    { numRuns: 500 },
  )
})
