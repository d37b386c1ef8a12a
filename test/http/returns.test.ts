import { beforeAll, describe, expect, test } from 'vitest'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { cell, returnOf, value } from '../support/returns-http.js'
import { returnsPack } from '../support/returns-pack.js'

let server: TestServer
let clerk: Person
let clerk2: Person
let head: Person
let above: Person

beforeAll(async () => {
  server = await testServer(returnsPack())
  clerk = await server.person('clerk@b2')
  clerk2 = await server.person('clerk@b2')
  head = await server.person('head@b2')
  above = await server.person('analyst@pb')
})

describe('from empty to accepted', () => {
  test('every step answers the return as it is then, with what may be done next', async () => {
    const one = returnOf('b2', '2026-11')
    const empty = await one.read(clerk)
    expect(empty).toMatchObject({
      status: 200,
      etag: '"0.empty.0"',
      body: {
        unit: { key: 'b2', name: 'Công an b2', level: 'commune' },
        period: { code: '2026-11', from: '2026-10-15', to: '2026-11-14' },
        state: 'empty',
        version: 0,
        owed: true,
        due: '2026-11-17',
        timeliness: { state: 'late', days: 3, text: 'quá hạn 3 ngày làm việc' },
        figures: 'preliminary',
        lock: { locked: false, because: 'open', text: 'Kỳ báo cáo đang mở.' },
        completeness: { cells: 4, filled: 0, notApplicable: 0, empty: 4 },
        entered: null,
      },
    })
    expect(empty.body.may).toMatchObject({
      save: true,
      submit: { no: 'return-wrong-state' },
      accept: { no: 'access-not-this-role' },
    })

    const saved = await one.save(clerk, {
      recorded: value('12'),
      cleared: value('0'),
      seized: { notApplicable: true },
    })
    expect(saved).toMatchObject({
      status: 200,
      etag: '"1.draft.1"',
      body: { state: 'draft', version: 1, revision: 1 },
    })
    expect(['recorded', 'cleared', 'seized', 'balance'].map((code) => cell(saved, code).entry)).toEqual([
      value('12'),
      value('0'),
      { notApplicable: true },
      null,
    ])
    expect(saved.body.completeness).toEqual({ cells: 4, filled: 2, notApplicable: 1, empty: 1 })
    expect(saved.body.may).toMatchObject({ save: true, submit: true, withdraw: true })

    const submitted = await one.step(clerk, 'submit')
    expect(submitted).toMatchObject({
      status: 200,
      etag: '"1.submitted.0"',
      body: { state: 'submitted', sentAt: null },
    })
    expect(submitted.body.may).toMatchObject({ save: { no: 'return-wrong-state' }, withdraw: true })
    const forHead = await one.read(head)
    expect(forHead.body.may).toMatchObject({
      approve: true,
      handBack: true,
      return: { no: 'access-superior-only' },
    })

    const approved = await one.step(head, 'approve')
    expect(approved).toMatchObject({
      status: 200,
      body: { state: 'approved', timeliness: { state: 'sent-late' } },
    })
    expect(approved.body.sentAt).not.toBeNull()
    expect((await one.read(above)).body.may).toMatchObject({
      accept: true,
      return: true,
      approve: { no: 'access-not-this-role' },
    })
    const accepted = await one.step(above, 'accept')
    expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted', version: 1 } })
    expect((await one.read(clerk)).body.may).toMatchObject({
      amend: true,
      save: { no: 'return-wrong-state' },
    })
  })

  test('what was told, audited and kept in the history', async () => {
    const history = await clerk.send('get', '/returns/b2/2026-11/crime/history?limit=2')
    expect(history.body.items).toMatchObject([
      {
        seq: 1,
        kind: 'save',
        done: 'đã lưu',
        from: 'empty',
        to: 'draft',
        by: { account: clerk.account, name: `Tên ${clerk.username}` },
        office: { unit: 'b2', role: 'clerk' },
        cells: [
          { series: 'recorded', before: null, after: value('12') },
          { series: 'cleared', before: null, after: value('0') },
          { series: 'seized', before: null, after: { notApplicable: true } },
        ],
      },
      { seq: 2, kind: 'submit', cells: [] },
    ])
    const rest = await clerk.send('get', `/returns/b2/2026-11/crime/history?cursor=${history.body.next}`)
    expect(rest.body).toMatchObject({
      items: [
        { kind: 'approve', office: { unit: 'b2', role: 'head' } },
        { kind: 'accept', office: { unit: 'pb', role: 'analyst' } },
      ],
      next: null,
    })
    const versions = await above.send('get', '/returns/b2/2026-11/crime/versions')
    expect(versions.body.items).toMatchObject([
      {
        version: 1,
        state: 'accepted',
        source: 'web',
        enteredBy: `Tên ${clerk.username}`,
        submittedBy: `Tên ${clerk.username}`,
        approvedBy: `Tên ${head.username}`,
        acceptedBy: `Tên ${above.username}`,
        endedBy: null,
      },
    ])
    const version = await above.send('get', '/returns/b2/2026-11/crime/versions/1')
    expect(version.body.entries).toEqual({
      recorded: value('12'),
      cleared: value('0'),
      seized: { notApplicable: true },
      balance: null,
    })
    expect(server.news).toContainEqual({ kind: 'return', unit: 'b2', period: '2026-11', form: 'crime' })
    const { rows } = await server.db.store.ownerPool.query(
      "select action, actor_name, detail from audit where action like 'return.%' order by at",
    )
    expect(rows.map((row) => row.action)).toEqual([
      'return.save',
      'return.submit',
      'return.approve',
      'return.accept',
    ])
    expect(JSON.stringify(rows)).not.toContain('12"')
  })

  test.each([
    ['a version that is not there', '/versions/9', 404, 'return-version-unknown'],
    ['no number', '/versions/x', 400, 'request-invalid'],
    ['a cursor of somebody else', '/history?cursor=abc', 400, 'list-cursor'],
  ])('%s', async (_, path, status, code) => {
    expect(await clerk.send('get', `/returns/b2/2026-11/crime${path}`)).toMatchObject({
      status,
      body: { code },
    })
  })
})

describe('entering', () => {
  test('what cannot be read as a figure is kept as typed, named at its cell, and blocks submission', async () => {
    const one = returnOf('b2', '2026-10')
    await one.read(clerk)
    const typed = await one.save(clerk, {
      recorded: value('1o'),
      cleared: value('-3'),
      balance: value('2.505'),
    })
    expect(cell(typed, 'recorded').entry).toEqual({ value: '1o', unreadable: true })
    expect(typed.body.checks.map((c: { code: string; series: string[] }) => [c.code, ...c.series])).toEqual([
      ['value-not-number', 'recorded'],
      ['value-negative', 'cleared'],
      ['value-too-many-decimals', 'balance'],
    ])
    expect(typed.body.may.submit).toMatchObject({ no: 'return-check-errors' })
    expect(await one.step(clerk, 'submit')).toMatchObject({
      status: 422,
      body: { code: 'return-check-errors' },
    })
    const mended = await one.save(clerk, { recorded: value('010'), cleared: value('11'), balance: null })
    expect(cell(mended, 'recorded').entry).toEqual(value('10'))
    expect(mended.body.checks).toMatchObject([
      { severity: 'error', rule: 'cleared-within-recorded', series: ['recorded', 'cleared'], key: null },
    ])
    expect((await one.save(clerk, { cleared: value(' ') })).body.checks).toEqual([])
  })

  test('a warning blocks until it is explained, and the explanation travels with the version', async () => {
    const base = returnOf('b2', '2026-08')
    await base.read(clerk)
    await base.save(clerk, { recorded: value('10') })
    await base.step(clerk, 'submit')
    const one = returnOf('b2', '2026-09')
    expect(cell(await one.read(clerk), 'recorded').previous).toBe('10')
    const saved = await one.save(clerk, { recorded: value('21') })
    const [warning] = saved.body.checks
    expect(warning).toMatchObject({
      severity: 'warning',
      rule: 'doubled',
      explained: false,
      key: 'doubled:1',
    })
    expect(await one.step(clerk, 'submit')).toMatchObject({
      status: 422,
      body: { code: 'return-warnings-unexplained' },
    })
    const dash = await one.save(clerk, {}, { explanations: { [warning.key]: '–' } })
    expect(dash.body.checks).toMatchObject([{ explained: false }])
    const text = 'Đợt cao điểm tấn công, trấn áp tội phạm'
    const explained = await one.save(clerk, {}, { explanations: { [warning.key]: text } })
    expect(explained.body.checks).toMatchObject([{ explained: true }])
    expect((await one.step(clerk, 'submit')).status).toBe(200)
    const version = await clerk.send('get', `${one.path}/versions/1`)
    expect(version.body.explanations).toEqual({ 'doubled:1': text })
  })

  test('the whole return empties what it leaves out; narrative too', async () => {
    const one = returnOf('b2', '2026-07')
    await one.read(clerk)
    await one.save(
      clerk,
      { recorded: value('4'), seized: value('1.25') },
      { narrative: { situation: 'Ổn định' } },
    )
    const whole = await one.put(clerk, { entries: { recorded: value('5') }, narrative: {} })
    expect(whole).toMatchObject({
      status: 200,
      body: { revision: 2, narrative: [{ id: 'situation', text: '' }] },
    })
    expect(cell(whole, 'seized').entry).toBeNull()
    const history = await clerk.send('get', `${one.path}/history`)
    expect(history.body.items[1]).toMatchObject({
      cells: [
        { series: 'recorded', before: value('4'), after: value('5') },
        { series: 'seized', before: value('1.25'), after: null },
      ],
      narrative: [{ key: 'situation', before: 'Ổn định', after: null }],
    })
  })

  test('saving what is there already makes nobody an author and no step', async () => {
    const one = returnOf('b2', '2026-06')
    await one.read(clerk)
    await one.save(clerk, { recorded: value('4') })
    const again = await one.save(clerk2, { recorded: value('4.0') })
    expect(again).toMatchObject({ status: 200, etag: '"1.draft.1"' })
    const history = await clerk.send('get', `${one.path}/history`)
    expect(history.body.items).toHaveLength(1)
  })

  test.each([
    ['a series that there is not', { entries: { recordde: value('1') } }, 'series-unknown-near'],
    ['a series of another form', { entries: { staff: value('1') } }, 'series-not-owed'],
    ['a section that there is not', { narrative: { story: 'x' } }, 'narrative-unknown'],
    ['a text without end', { narrative: { situation: 'x'.repeat(20_001) } }, 'return-text-long'],
    [
      'a citizen’s number in a text',
      { narrative: { situation: 'Đối tượng có CCCD 012345678901' } },
      'private-citizen-id',
    ],
    ['a key of no rule', { explanations: { 'tripled:1': 'x' } }, 'return-explanation-key'],
    ['a key of no series', { explanations: { 'doubled:99': 'x' } }, 'return-explanation-key'],
    [
      'a telephone number in an explanation',
      { explanations: { 'doubled:1': 'Gọi 0912345678' } },
      'private-phone',
    ],
  ])('refused, and nothing of the request is written: %s', async (_, body, code) => {
    const one = returnOf('b2', '2026-05')
    await one.read(clerk)
    const refused = await clerk.send(
      'patch',
      one.path,
      { entries: { recorded: value('9') }, ...body },
      { 'if-match': one.etag },
    )
    expect(refused).toMatchObject({ status: 422, body: { code } })
    expect((await one.read(clerk)).body.state).toBe('empty')
  })

  test.each([
    ['a number as a number', { entries: { recorded: { value: 12 } } }],
    ['both a figure and not applicable', { entries: { recorded: { value: '1', notApplicable: true } } }],
    ['something else beside', { entries: {}, figures: {} }],
  ])('not of the form expected: %s', async (_, body) => {
    const one = returnOf('b2', '2026-05')
    await one.read(clerk)
    const refused = await clerk.send('patch', one.path, body, { 'if-match': one.etag })
    expect(refused).toMatchObject({ status: 400, body: { code: 'request-invalid' } })
  })

  test.each([
    ['a unit that there is not', '/returns/zz/2026-11/crime', 404, 'unit-not-registered'],
    ['a form that there is not', '/returns/b2/2026-11/crimes', 404, 'form-not-in-pack'],
    ['no period', '/returns/b2/2026-13/crime', 422, 'period-code-invalid'],
    ['a form of another kind of period', '/returns/b2/2026-Q3/crime', 422, 'return-not-owed'],
    ['a form of another level', '/returns/b2/2026-Q3/work', 422, 'return-not-owed'],
    ['a unit that was not there yet', '/returns/b1x/2025-01/crime', 422, 'return-not-owed'],
  ])('no such return: %s', async (_, path, status, code) => {
    const province = await server.person('head@pb')
    expect(await province.send('get', path)).toMatchObject({ status, body: { code } })
  })
})

describe('time', () => {
  test('a running period is typed but not submitted; one that has not begun is not typed', async () => {
    const running = returnOf('b2', '2026-12')
    await running.read(clerk)
    const saved = await running.save(clerk, { recorded: value('3') })
    expect(saved.body.may.submit).toMatchObject({ no: 'return-window-running' })
    const refused = await running.step(clerk, 'submit')
    expect(refused).toMatchObject({ status: 409, body: { code: 'return-window-running' } })
    expect(refused.body.detail).toContain('14/12/2026')
    expect(refused.body.detail).toContain('15/12/2026')
    const coming = returnOf('b2', '2027-01')
    await coming.read(clerk)
    expect(await coming.save(clerk, { recorded: value('3') })).toMatchObject({
      status: 422,
      body: { code: 'period-future' },
    })
    // The last day is over when it is over in Viet Nam, seven hours before Greenwich.
    server.setNow('2026-12-14T16:59:59Z')
    expect((await running.step(clerk, 'submit')).status).toBe(409)
    server.setNow('2026-12-14T17:00:00Z')
    expect((await running.step(clerk, 'submit')).status).toBe(200)
    server.setNow('2026-11-23T02:00:00Z')
  })
})

describe('seen or not', () => {
  test('without If-Match nothing is written', async () => {
    const path = '/returns/b2/2026-04/crime'
    for (const [method, rest, body] of [
      ['patch', '', { entries: {} }],
      ['put', '/content', { entries: {}, narrative: {} }],
      ['post', '/submit', undefined],
      ['post', '/approve', undefined],
      ['post', '/hand-back', { reason: 'x' }],
      ['post', '/return', { reason: 'x' }],
      ['post', '/accept', undefined],
      ['post', '/amend', { reason: 'x' }],
      ['post', '/withdraw', {}],
    ] as const)
      expect(await clerk.send(method, path + rest, body)).toMatchObject({
        status: 428,
        body: { code: 'match-missing' },
      })
  })

  test('two people save at once: one is refused with both versions, and nothing of either is lost', async () => {
    const one = returnOf('b2', '2026-03')
    await one.read(clerk)
    await one.save(clerk, { recorded: value('5') })
    const match = { 'if-match': one.etag }
    const answers = await Promise.all([
      clerk.send('patch', one.path, { entries: { recorded: value('6') } }, match),
      clerk2.send('patch', one.path, { entries: { recorded: value('7'), cleared: value('1') } }, match),
    ])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412])
    const winner = answers.findIndex((a) => a.status === 200)
    const refused = answers[1 - winner]!
    expect(refused.body).toMatchObject({
      code: 'match-stale',
      current: {
        return: { state: 'draft', revision: 2, etag: '1.draft.2' },
        since: [
          {
            kind: 'save',
            by: { account: [clerk, clerk2][winner]!.account },
            cells: expect.arrayContaining([
              { series: 'recorded', before: value('5'), after: value(['6', '7'][winner]!) },
            ]),
          },
        ],
      },
      yours: { entries: { recorded: value(['7', '6'][winner]!) } },
    })
    expect(refused.body.detail).toContain([clerk, clerk2][winner]!.username)
    expect(cell(await one.read(clerk), 'recorded').entry).toEqual(value(['6', '7'][winner]!))
    expect((await one.save(clerk, { recorded: value('8') })).status).toBe(200)
  })

  test('a step on what has changed since is refused; a step that is taken already says so', async () => {
    const one = returnOf('b2', '2026-02')
    await one.read(clerk)
    await one.save(clerk, { recorded: value('5') })
    const old = { 'if-match': one.etag }
    await one.save(clerk2, { recorded: value('55') })
    expect(await clerk.send('post', `${one.path}/submit`, undefined, old)).toMatchObject({
      status: 412,
      body: {
        code: 'match-stale',
        current: { since: [{ kind: 'save', cells: [{ after: value('55') }] }] },
        yours: { step: 'submit' },
      },
    })
    await one.step(clerk, 'submit')
    const other = await server.person('head@b2')
    const match = { 'if-match': one.etag }
    const answers = await Promise.all(
      [head, other].map((who) => who.send('post', `${one.path}/approve`, undefined, match)),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    expect(answers.find((a) => a.status === 409)!.body.code).toBe('return-wrong-state')
  })
})
