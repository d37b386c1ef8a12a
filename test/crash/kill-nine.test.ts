import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiClient } from '../../bench/api-client.js'
import { PROGRAM, type ServerProcess } from '../../bench/server-process.js'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { decimal, sum } from '../../src/domain/decimal.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { parsePeriod, periodFromKey } from '../../src/domain/period.js'
import { STAGES } from '../../src/domain/strata.js'
import { demoServer, signIn } from '../support/demo-server.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { countingAt, type EventRow, groupBy, type Kept, readKept } from './kept.js'
import { type Acknowledged, type Cookies, Writer } from './writer.js'

/**
 * Fifty people write while the server, and half of the time its database too, is killed with SIGKILL and started again, ten times.
 * Afterwards everything that was acknowledged is there once, and nothing is half done.
 */

const CLIENTS = 50
const KILLS = 10
/** So many acknowledged writes between two kills: the test is as long as the machine is slow. */
const WRITES_BETWEEN = 120
const FORM = 'commune-monthly'
const MONTHS = ['2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04']

const HOME = join(import.meta.dirname, '../..')
const folder = temporaryFolder()
const index = new PackIndex(await readPack(join(HOME, 'packs/lai-chau')))
const acknowledged: Acknowledged[] = []
let writers: Writer[] = []
let server: ServerProcess
let api: ApiClient
let analyst: string
let kept: Kept

beforeAll(async () => {
  const demo = await demoServer(folder)
  server = demo.server
  api = new ApiClient(server.port, CLIENTS + 10)
  analyst = await signIn(api, 'tonghop.12', demo.password)
  const communes = [...index.treeOf(parsePeriod(MONTHS[0]!)).nodes.values()].filter(
    (u) => u.level === 'commune',
  )
  const cookies: Cookies[] = []
  for (const { code } of communes)
    cookies.push({
      clerk: await signIn(api, `nhap.${code}`, demo.password),
      head: await signIn(api, `duyet.${code}`, demo.password),
      analyst,
    })

  let stopping = false
  const form = index.pack.forms.find((f) => f.id === FORM)!
  const work = {
    api,
    form: FORM,
    blank: Object.fromEntries(form.sections.flatMap((s) => s.series).map((code) => [code, { value: '0' }])),
    months: MONTHS,
    acknowledged,
    told: () => {},
    stopping: () => stopping,
  }
  // More writers than communes: some share a return with somebody who marks another of its cells.
  writers = Array.from({ length: CLIENTS }, (_, n) => {
    const place = n % communes.length
    const series = n < communes.length ? 'patrols' : 'residence_records'
    return new Writer(work, n + 1, communes[place]!.key, cookies[place]!, series)
  })
  const writing = Promise.all(writers.map((writer) => writer.run()))
  for (let kill = 1; kill <= KILLS; kill++) {
    await Promise.race([writing, came(acknowledged, acknowledged.length + WRITES_BETWEEN)])
    await killAndRestart(kill % 2 === 0)
  }
  await Promise.race([writing, came(acknowledged, acknowledged.length + WRITES_BETWEEN)])
  stopping = true
  await writing
  kept = await readKept(folder, 'lai-chau')
}, 400_000)

afterAll(async () => {
  api?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Until so many writes are acknowledged, and a random moment longer. */
async function came(list: readonly unknown[], count: number): Promise<void> {
  while (list.length < count) await sleep(5)
  await sleep(40 * Math.random())
}

async function killAndRestart(withDatabase: boolean): Promise<void> {
  const database = server.databasePid()
  if (withDatabase && database !== undefined) process.kill(database, 'SIGKILL')
  await server.kill()
  await server.again()
}

test('all writers wrote, and requests were cut off in the middle', () => {
  expect(new Set(acknowledged.map((write) => write.unit)).size).toBe(38)
  const repeated = writers.reduce((total, writer) => total + writer.repeated, 0)
  const replayed = acknowledged.filter((write) => write.replayed).length
  const overtaken = writers.reduce((total, writer) => total + writer.overtaken, 0)
  console.log(
    `${acknowledged.length} writes acknowledged, ${repeated} requests sent again, ${replayed} answered from what was kept, ${overtaken} overtaken`,
  )
  expect(repeated).toBeGreaterThan(0)
})

test('every acknowledged write is there once', () => {
  const events = groupBy(kept.events, placeOf)
  const writes = groupBy(acknowledged, (w) => `${w.unit}/${w.period}`)
  expect(new Set(events.keys())).toEqual(new Set(writes.keys()))
  for (const [place, written] of writes) {
    const kinds = (list: readonly { kind: string }[]) =>
      list.map((one) => one.kind.replace(/-all$/, '')).sort()
    expect(kinds(events.get(place)!), place).toEqual(kinds(written))
    for (const { mark } of written) {
      if (mark === null) continue
      const told = events
        .get(place)!
        .filter((event) => JSON.stringify(event.changes).includes(`"${mark.value}"`))
      expect(told.length, `${place} ${mark.series} ${mark.value}`).toBeGreaterThan(0)
    }
  }
  for (const write of acknowledged) expect(kept.keys.has(write.key)).toBe(true)
  expect(kept.keys.size).toBe(acknowledged.length)
})

test('nothing is half done', () => {
  const events = groupBy(kept.events, placeOf)
  const versions = groupBy(kept.versions, placeOf)
  const drafts = new Map(kept.drafts.map((draft) => [placeOf(draft), draft]))
  for (const [place, list] of events) {
    expect(list.map((event) => event.seq)).toEqual(list.map((_, i) => i + 1))
    for (const [i, event] of list.entries()) expect(event.from).toBe(i === 0 ? 'empty' : list[i - 1]!.to)
    const last = list.at(-1)!
    expect(drafts.get(place)?.version, place).toBe(last.to === 'draft' ? last.version : undefined)
    const sent = (kind: string) => list.filter((event) => event.kind === kind).map((event) => event.version)
    const stamped = (is: (version: Kept['versions'][number]) => boolean) =>
      (versions.get(place) ?? []).filter(is).map((v) => v.version)
    expect(stamped((v) => v.submitted)).toEqual(sent('submit'))
    expect(stamped((v) => v.approved)).toEqual(sent('approve'))
    expect(stamped((v) => v.accepted)).toEqual(sent('accept'))
    expect(stamped((v) => v.withdrawn)).toEqual(sent('return'))
    expect(stamped(() => true)).toEqual(sent('submit'))
  }
  for (const place of [...versions.keys(), ...drafts.keys()]) expect(events.has(place), place).toBe(true)
  const moments = (rows: readonly { unit: string; at: string }[]) =>
    rows.map((r) => `${r.unit} ${r.at}`).sort()
  expect(moments(kept.audits)).toEqual(moments(kept.events))
})

test('the figures of every return are the last that were acknowledged', () => {
  // Of returns that one writer had alone, in the order of the writes.
  const rivals = new Set(
    acknowledged.filter((w) => w.mark?.series === 'residence_records').map((w) => w.unit),
  )
  const last = new Map<string, string>()
  for (const { unit, period, mark } of acknowledged)
    if (mark !== null && !rivals.has(unit)) last.set(`${unit}/${period}`, mark.value)
  const patrols = index.pack.series.find((series) => series.code === 'patrols')!.index
  expect(last.size).toBeGreaterThan(0)
  for (const [place, value] of last) {
    const draft = kept.drafts.find((one) => placeOf(one) === place)
    const newest = draft ?? kept.versions.filter((one) => placeOf(one) === place).at(-1)
    expect(newest?.figures[patrols - 1], place).toBe(value)
  }
})

test('totals at every stage are the sums of the returns', async () => {
  const versions = groupBy(kept.versions, placeOf)
  const drafts = new Map(kept.drafts.map((draft) => [placeOf(draft), draft]))
  for (const period of new Set(acknowledged.map((write) => write.period))) {
    const units = [...new Set(acknowledged.filter((w) => w.period === period).map((w) => w.unit))]
    for (const [stage, name] of STAGES.entries()) {
      const counting = units.flatMap((unit) => {
        const place = `${unit}/${period}`
        return countingAt(stage, versions.get(place) ?? [], drafts.get(place)) ?? []
      })
      const reply = await api.send('get', `/figures/totals?unit=cat12&period=${period}&stage=${name}`, {
        cookie: analyst,
      })
      for (const { code, total, reported } of reply.body.series) {
        const at = index.pack.series.find((series) => series.code === code)!.index - 1
        const values = counting.flatMap(({ figures }) => figures[at] ?? [])
        expect({ code, reported }).toEqual({ code, reported: values.length })
        if (values.length > 0)
          expect(decimal(total).eq(sum(values.map(decimal))), `${period} ${name} ${code}`).toBe(true)
      }
    }
  }
})

test('rebuilding the totals finds no difference', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [PROGRAM, 'rebuild', '--verify', '--pack', 'lai-chau'],
    {
      env: { ...process.env, CUNGKY_DATA: folder },
      encoding: 'utf8',
    },
  )
  expect(status, stdout).toBe(0)
})

function placeOf({ unit, period }: Pick<EventRow, 'unit' | 'period'>): string {
  return `${unit}/${periodFromKey(period).code}`
}
