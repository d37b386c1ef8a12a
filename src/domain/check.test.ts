import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indicator, vocabulary } from '../../test/support/vocabulary.js'
import { type CheckResult, checkReturn, type ReturnToCheck } from './check.js'
import { bindRule } from './check-rule.js'
import type { Form, Rule } from './form.js'
import { Problem, describe as sentence } from './problem.js'

function rule(left: string, op: Rule['op'], right: string, more: Partial<Rule> = {}): Rule {
  const message = { vi: 'Số khám phá lớn hơn số phát hiện', en: 'More cleared than recorded' }
  return { id: 'r1', left, op, right, severity: 'error', message, ...more }
}

function form(rules: readonly Rule[] = [], required: readonly string[] = []): Form {
  return {
    id: 'month',
    name: { vi: 'Biểu tháng', en: 'Monthly form' },
    periodType: 'month',
    levels: ['commune'],
    from: '1900-01-01',
    to: null,
    sections: [{ id: 'all', name: { vi: 'Chung', en: 'All' }, series: vocabulary.series.map((s) => s.code) }],
    required,
    narratives: [],
    rules,
  }
}

/** Series: recorded 1–3 by severity, cleared 4, cleared_earlier 5, arrested 6, population 7, seized 8, balance 9, high_tech 10. */
function check(values: ReturnToCheck['values'], more: Partial<ReturnToCheck> = {}): readonly CheckResult[] {
  const all = Array.from({ length: 10 }, (_, i) => values[i] ?? null)
  return checkReturn({
    form: form(),
    pack: vocabulary,
    values: all,
    notApplicable: new Set(),
    lastDay: '2024-06-14',
    ...more,
  })
}

const codes = (results: readonly CheckResult[]) =>
  results.map((r) => [r.finding.code, r.severity, r.rule, r.series])

describe('a cell by itself', () => {
  const at = (index: number, value: string) =>
    Array.from({ length: index }, (_, i) => (i + 1 === index ? value : null))

  test.each([
    [4, '12', null],
    [4, '0', null],
    [4, '12.0', null],
    [4, '-1', 'value-negative'],
    [4, '1.5', 'value-fraction'],
    [4, 'abc', 'value-not-number'],
    [8, '17.805', null],
    [8, '17.8055', 'value-too-many-decimals'],
    [9, '-1', null],
    [9, '-0.5', 'value-fraction'],
    [10, '3', null],
  ])('series %d = %s: %s', (index, value, code) => {
    const wanted = code === null ? [] : [[code, 'error', null, [index]]]
    expect(codes(check(at(index, value)))).toEqual(wanted)
  })

  test.each([
    ['2023-12-31', 'check-not-collected-yet'],
    ['2024-01-01', null],
    ['2025-02-28', null],
    ['2025-03-01', 'check-no-longer-collected'],
  ])('a measure collected from 2024-01-01 until 2025-03-01, in a period that ends on %s', (lastDay, code) => {
    const wanted = code === null ? [] : [[code, 'error', null, [10]]]
    expect(codes(check(at(10, '3'), { lastDay }))).toEqual(wanted)
  })

  test('a figure and "not applicable" contradict each other', () => {
    expect(codes(check(['4'], { notApplicable: new Set([1]) }))).toEqual([
      ['check-not-applicable', 'error', null, [1]],
    ])
  })

  test('the finding stands at its series and says what to do, in both languages', () => {
    const [late] = check(at(10, '3'), { lastDay: '2025-03-14' })
    expect(late!.finding.place).toEqual({ series: 'high_tech' })
    expect(sentence(late!.finding, 'vi')).toBe(
      'high_tech: “Số vụ công nghệ cao” đã ngừng thu thập từ ngày 1/3/2025, kỳ này kết thúc ngày 14/3/2025 nên không báo cáo nữa (3). Hãy để trống ô này.',
    )
    expect(sentence(late!.finding, 'en')).toContain('has not been collected since 1 March 2025')
  })
})

describe('required cells', () => {
  const required = form([], ['recorded.very_serious', 'cleared', 'high_tech'])

  test('empty ones are named with their category', () => {
    const results = check([], { form: required })
    expect(results.map((r) => r.series)).toEqual([[3], [4], [10]])
    expect(sentence(results[0]!.finding, 'vi')).toContain('“Số vụ phát hiện (rất nghiêm trọng)” bắt buộc')
  })

  test('a nought, "not applicable", and a measure no longer collected are no gaps', () => {
    const values = [null, null, '0']
    const results = check(values, { form: required, notApplicable: new Set([4]), lastDay: '2025-06-14' })
    expect(results).toEqual([])
  })

  test('cells that the form does not ask for are not looked at by themselves', () => {
    const narrow = { ...form(), sections: [{ ...form().sections[0]!, series: ['cleared'] }] }
    expect(check(['-5'], { form: narrow })).toEqual([])
  })
})

describe('rules', () => {
  const cleared = (c: string | null, recorded: readonly (string | null)[] = ['2', '3', '4']) => [
    ...recorded,
    c,
  ]
  const limit = rule('cleared', '<=', 'recorded')

  test.each([
    ['9', []],
    ['10', [['check-rule-broken', 'error', 'r1', [1, 2, 3, 4]]]],
    [null, []],
  ])('cleared %s of 9', (c, wanted) => {
    expect(codes(check(cleared(c), { form: form([limit]) }))).toEqual(wanted)
  })

  test('a warning asks for an explanation', () => {
    const [result] = check(cleared('1234'), {
      form: form([rule('cleared', '<=', 'recorded', { severity: 'warning' })]),
    })
    expect(result).toMatchObject({
      severity: 'warning',
      rule: 'r1',
      finding: { code: 'check-rule-doubtful' },
    })
    expect(sentence(result!.finding, 'vi')).toBe(
      'r1: Số khám phá lớn hơn số phát hiện. Thông thường: Số vụ khám phá ≤ Số vụ phát hiện; số liệu báo cáo: 1.234 và 9. Hãy sửa nếu sai; nếu đúng, viết lời giải trình để gửi kèm.',
    )
    expect(sentence(result!.finding, 'en')).toContain('Expected: cleared ≤ recorded; reported: 1,234 and 9.')
  })

  test('filters and earlier periods are told in words', () => {
    const rules = [
      rule('recorded[severity=minor|serious]', '<=', '2 * recorded@last_year + cleared@previous'),
    ]
    const [result] = check(['50', '1', '0'], {
      form: form(rules),
      previous: [null, null, null, '1'],
      lastYear: ['1', '2', '3'],
    })
    expect(sentence(result!.finding, 'vi')).toContain(
      'Số vụ phát hiện (ít nghiêm trọng, nghiêm trọng) ≤ 2 * Số vụ phát hiện (cùng kỳ năm trước) + Số vụ khám phá (kỳ trước); số liệu báo cáo: 51 và 13.',
    )
  })

  test.each([
    ['=', '4', '4', true],
    ['=', '4', '5', false],
    ['!=', '4', '5', true],
    ['!=', '4', '4', false],
    ['<', '4', '5', true],
    ['<', '4', '4', false],
    ['<=', '4', '4', true],
    ['<=', '5', '4', false],
    ['>', '5', '4', true],
    ['>', '4', '4', false],
    ['>=', '4', '4', true],
    ['>=', '3', '4', false],
  ] as const)('cleared %s: %s and %s holds: %s', (op, left, right, holds) => {
    const results = check([null, null, null, left, right], {
      form: form([rule('cleared', op, 'cleared_earlier')]),
    })
    expect(results).toHaveLength(holds ? 0 : 1)
  })

  test('a third three times is one', () => {
    const rules = [rule('cleared / arrested * arrested', '=', 'cleared')]
    expect(check([null, null, null, '1', null, '3'], { form: form(rules) })).toEqual([])
  })

  describe('are skipped', () => {
    test.each<[string, Rule, (string | null)[], Partial<ReturnToCheck>]>([
      ['one category is absent', limit, cleared('99', ['2', null, '4']), {}],
      ['a category cannot be read', limit, cleared('99', ['2', 'x', '4']), {}],
      [
        'an operand is not applicable',
        limit,
        cleared('99', [null, null, null]),
        { notApplicable: new Set([1, 2, 3]) },
      ],
      ['an earlier period is not known', rule('cleared', '<=', 'cleared@previous'), cleared('99'), {}],
      [
        'an earlier value is absent',
        rule('recorded', '<=', 'recorded@last_year'),
        ['9', '9', '9'],
        { lastYear: ['1', null, '1'] },
      ],
      ['it divides by nought', rule('cleared / recorded', '<=', '1'), cleared('9', ['0', '0', '0']), {}],
    ])('when %s', (_, r, values, more) => {
      const results = check(values, { form: form([r]), ...more })
      expect(results.filter((x) => x.rule !== null)).toEqual([])
    })
  })

  test('a category that does not apply to the unit is left out of its measure', () => {
    const results = check(cleared('7', ['2', null, '4']), {
      form: form([limit]),
      notApplicable: new Set([2]),
    })
    expect(codes(results)).toEqual([['check-rule-broken', 'error', 'r1', [1, 2, 3, 4]]])
  })

  test('they may speak of indicators and follow the cells in the form’s order', () => {
    const rules = [
      rule('clearance', '<=', '100', { id: 'r2', severity: 'warning' }),
      rule('cleared', '<=', 'recorded', { id: 'r1' }),
    ]
    const results = check(['2', '3', '4', '10', '1', '-3'], { form: form(rules) })
    expect(results.map((r) => r.rule ?? r.finding.code)).toEqual(['value-negative', 'r2', 'r1'])
    expect(sentence(results[1]!.finding, 'vi')).toContain('122,2222 và 100')
  })

  test.each([
    ['cleared <', rule('cleared +', '<', '1'), 'expression-ends', 'r1.left'],
    ['unknown', rule('cleared', '<', 'recroded'), 'expression-unknown-name', 'r1.right'],
    ['units', rule('cleared', '<', 'arrested'), 'check-rule-units', 'r1'],
    [
      'looking back in an indicator',
      rule('back', '<', '1'),
      'expression-period-not-allowed',
      'back.expression',
    ],
  ])('a faulty rule (%s) is a named problem', (_, bad, code, field) => {
    const pack = { ...vocabulary, indicators: [indicator('back', 'cleared@previous')] }
    const work = () => bindRule(bad, pack)
    expect(work).toThrow(Problem)
    try {
      work()
    } catch (error) {
      expect((error as Problem).code).toBe(code)
      expect((error as Problem).findings[0]!.place.field).toBe(field)
    }
  })
})

test('a rule fails exactly when its reported numbers contradict it', () => {
  const count = fc.option(fc.nat(20), { nil: null })
  const equal = form([rule('cleared + cleared_earlier', '<=', 'recorded')])
  fc.assert(
    fc.property(fc.array(count, { minLength: 5, maxLength: 5 }), (numbers) => {
      const failed = check(
        numbers.map((n) => (n === null ? null : String(n))),
        { form: equal },
      ).length
      const [a, b, c, d, e] = numbers
      const known = numbers.every((n) => n !== null)
      expect(failed === 1).toBe(known && d! + e! > a! + b! + c!)
    }),
  )
})
