import { acceptMany } from '../../cycle/collect/returns/accept-many.js'
import { returnHistory, returnVersion, returnVersions } from '../../cycle/collect/returns/history.js'
import { listReturns as list } from '../../cycle/collect/returns/list.js'
import type { Which } from '../../cycle/collect/returns/place.js'
import { saveReturn } from '../../cycle/collect/returns/save.js'
import { takeStep } from '../../cycle/collect/returns/take-step.js'
import { openReturn, type ReturnView, type StepName } from '../../cycle/collect/returns/view.js'
import type { Step } from '../../cycle/step.js'
import { fail } from '../../domain/problem.js'
import type { Lang } from '../../domain/words.js'
import {
  acceptReturn,
  acceptReturns,
  amendReturn,
  approveReturn,
  handBackReturn,
  listReturns,
  listVersions,
  readHistory,
  readReturn,
  readVersion,
  saveCells,
  saveWhole,
  sendBackReturn,
  submitReturn,
  withdrawReturn,
} from '../../wire/returns.js'
import { type Handler, handle } from '../handler.js'
import { findingReply } from '../problem-reply.js'
import { refuseStale } from './refuse-stale.js'
import { eventReply, listedReply, returnReply, versionContentReply, versionReply } from './return-reply.js'

const PAGE = 50

/** Returns, their steps and their history. */
export const returnsRoutes: readonly Handler[] = [
  handle(listReturns, async (step, { query, lang }) => {
    const { unit = step.caller.home, late, cursor, limit = PAGE, ...rest } = query
    const after = cursor === undefined ? undefined : readCursor(cursor)
    const { items, next } = await list(step, {
      ...rest,
      unit,
      late: late === undefined ? undefined : late === 'true',
      after,
      limit,
    })
    return {
      body: {
        items: items.map((item) => listedReply(step.desk, item, lang)),
        next: next === null || next === undefined ? null : writeCursor(next),
      },
    }
  }),
  handle(acceptReturns, async (step, { body, lang }) => {
    const outcomes = await acceptMany(step, body.items)
    const items = outcomes.map(({ unit, period, form, ...done }) => ({
      unit,
      period,
      form,
      etag: 'etag' in done ? done.etag : null,
      findings: 'etag' in done ? [] : done.findings.map((found) => findingReply(found, lang)),
    }))
    return { body: { accepted: items.filter(({ etag }) => etag !== null).length, items } }
  }),
  handle(readReturn, async (step, { params, lang }) => reply(step, await openReturn(step, params), lang)),
  handle(saveCells, (step, { params, body, ifMatch, lang }) =>
    write(step, lang, body, () =>
      saveReturn(step, params, { ...body, covers: 'part', entries: body.entries ?? {} }, ifMatch!),
    ),
  ),
  handle(saveWhole, (step, { params, body, ifMatch, lang }) =>
    write(step, lang, body, () => saveReturn(step, params, { ...body, covers: 'whole' }, ifMatch!)),
  ),
  handle(submitReturn, (step, call) => stepOf('submit', step, call)),
  handle(approveReturn, (step, call) => stepOf('approve', step, call)),
  handle(handBackReturn, (step, call) => stepOf('handBack', step, call, call.body.reason)),
  handle(sendBackReturn, (step, call) => stepOf('return', step, call, call.body.reason)),
  handle(acceptReturn, (step, call) => stepOf('accept', step, call)),
  handle(amendReturn, (step, call) => stepOf('amend', step, call, call.body.reason)),
  handle(withdrawReturn, (step, call) => stepOf('withdraw', step, call, call.body.reason)),
  handle(listVersions, async (step, { params }) => ({
    body: { items: (await returnVersions(step, params)).map(versionReply) },
  })),
  handle(readVersion, async (step, { params }) => {
    const { place, listed } = await returnVersion(step, params, params.version)
    return { body: versionContentReply(step.desk.index, place, listed) }
  }),
  handle(readHistory, async (step, { params, query, lang }) => {
    const { cursor, limit = PAGE } = query
    const events = await returnHistory(step, params, cursor === undefined ? 0 : readSeq(cursor), limit + 1)
    const page = events.slice(0, limit)
    return {
      body: {
        items: page.map((event) => eventReply(step.desk.index, event, lang)),
        next: events.length > limit ? String(page.at(-1)!.seq) : null,
      },
    }
  }),
]

function stepOf(
  name: Exclude<StepName, 'save'>,
  step: Step,
  call: { readonly params: Which; readonly ifMatch: string | null; readonly lang: Lang },
  reason?: string,
) {
  const given = { reason, seen: call.ifMatch! }
  return write(step, call.lang, { step: name, ...(reason === undefined ? {} : { reason }) }, () =>
    takeStep(step, call.params, name, given),
  )
}

/** A write that names what the caller has seen. */
async function write(step: Step, lang: Lang, yours: unknown, work: () => Promise<ReturnView>) {
  return reply(step, await refuseStale(step, lang, yours, work), lang)
}

function reply(step: Step, view: ReturnView, lang: Lang) {
  return { body: returnReply(step.desk, view, lang), etag: view.etag }
}

function writeCursor({ unit, form }: { readonly unit: string; readonly form: string }): string {
  return Buffer.from(JSON.stringify([unit, form])).toString('base64url')
}

function readCursor(text: string): { unit: string; form: string } {
  const [unit, form] = readStrings(text)
  if (unit === undefined || form === undefined) fail('list-cursor', { field: 'query.cursor' })
  return { unit, form }
}

function readStrings(text: string): string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(read) ? read.filter((part) => typeof part === 'string') : []
  } catch {
    // Not one of ours.
    return []
  }
}

function readSeq(text: string): number {
  if (!/^\d{1,9}$/.test(text)) fail('list-cursor', { field: 'query.cursor' })
  return Number(text)
}
