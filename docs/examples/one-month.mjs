#!/usr/bin/env node
/**
 * One month of all units of the example agency, from empty to accepted, over HTTP alone.
 *
 *   cungky serve --demo                      # prints the address and the password of the demo accounts
 *   CUNGKY_DEMO_PASSWORD=… node docs/examples/one-month.mjs --lang en
 *
 * For every unit that owes a return: its clerk enters the figures and submits them, its head approves them, the province's
 * analyst accepts them. One return is sent back with a reason and corrected; one is amended after it was accepted. After every
 * step the province's totals, at all four stages, must equal the sum that this script keeps by itself. It ends with status 1
 * when one does not, or when the server refuses anything.
 */

import { parseArgs } from 'node:util'
import { makeFigures } from './one-month/figures.mjs'
import { Server } from './one-month/server.mjs'
import { STAGES, Sums, thousandths } from './one-month/sums.mjs'
import { WORDS } from './one-month/words.mjs'

const { values: options } = parseArgs({
  options: { period: { type: 'string' }, lang: { type: 'string', default: 'vi' }, help: { type: 'boolean' } },
})
const lang = options.lang === 'en' ? 'en' : 'vi'
const words = WORDS[lang]
const password = process.env.CUNGKY_DEMO_PASSWORD
const server = new Server(process.env.CUNGKY_URL ?? 'http://127.0.0.1:8080', lang)

const PROVINCE = { key: 'cat12', code: '12' }
/** Codes of the units whose returns take another way: typed a few cells at a time; sent back once; amended once accepted. */
const TYPED = '03451'
const SENT_BACK = '03463'
const AMENDED = 'PC04'

async function main() {
  if (!password) throw new Error(`${words.noPassword}\n\n${words.usage}`)
  const started = Date.now()
  const analyst = await server.signIn(`tonghop.${PROVINCE.code}`, password)

  // Who owes what. Nothing may be there yet: the sums below start from nothing.
  const period = options.period ?? (await newestEmptyMonth(analyst))
  const list = `/returns?period=${period}&unit=${PROVINCE.key}`
  const owed = await analyst.all(list)
  const filled = owed.find((item) => item.state !== 'empty')
  if (filled !== undefined) throw new Error(words.notEmpty(period, filled.unit.name))
  console.log(words.title(period, owed.length))

  const month = new Month(period, analyst)
  await month.compare()
  for (const { unit, form } of owed) await month.carry(unit, form.id)

  const left = (await analyst.all(list)).find((item) => item.state !== 'accepted')
  if (left !== undefined) throw new Error(words.notAccepted(left.unit.name, left.state))
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`\n${words.summary(owed.length, month.steps, month.compared, server.calls, seconds)}`)
}

/** The newest month that is over and of which nobody has returned anything yet. */
async function newestEmptyMonth(analyst) {
  const today = new Date().toISOString().slice(0, 10)
  const year = Number(today.slice(0, 4))
  for (const asked of [year, year - 1]) {
    const { body } = await analyst.get(`/periods?year=${asked}`)
    const months = body.periods.filter(({ type, window }) => type === 'month' && window.to < today)
    for (const { code } of months.reverse()) {
      const owed = await analyst.all(`/returns?period=${code}&unit=${PROVINCE.key}`)
      if (owed.length > 0 && owed.every((item) => item.state === 'empty')) return code
    }
  }
  throw new Error(words.noPeriod)
}

/** One month on its way up, with the sum of what counts at each stage. */
class Month {
  /** Steps taken, and figures of the province compared after them. */
  steps = 0
  compared = 0
  #sums = new Sums()

  constructor(period, analyst) {
    this.period = period
    this.analyst = analyst
  }

  /** One unit's return, all the way. */
  async carry(unit, form) {
    const clerk = await server.signIn(`nhap.${unit.code.toLowerCase()}`, password)
    const head = await server.signIn(`duyet.${unit.code.toLowerCase()}`, password)
    const path = `/returns/${unit.key}/${this.period}/${form}`
    const sums = this.#sums
    const done = []
    // Every reply carries the return as it is now and its ETag. The next write names that ETag: one acts on what one has seen.
    let seen = await clerk.get(path)
    const step = async (name, person, method, below, body, count) => {
      seen = await person.write(method, `${path}${below}`, seen.etag, body)
      count()
      await this.compare()
      this.steps++
      done.push(words.steps[name])
    }

    const pending = pendingBefore(seen.body)
    const figures = (edition) => makeFigures(unit.key, this.period, form, pending, edition)
    const narrative = { situation: words.narrative }

    const enter = (name, entries) =>
      step(name, clerk, 'PUT', '/content', { entries, narrative }, () => sums.entered(unit.key, entries))
    const submit = () =>
      step('submitted', clerk, 'POST', '/submit', undefined, () => sums.reached(unit.key, 'submitted'))
    const approve = () =>
      step('approved', head, 'POST', '/approve', undefined, () => sums.reached(unit.key, 'approved'))
    const accept = () =>
      step('accepted', this.analyst, 'POST', '/accept', undefined, () => sums.reached(unit.key, 'accepted'))

    if (unit.code === TYPED) {
      // As a person types: a few cells at a time. Totals at stage "entered" follow at once.
      const cells = Object.entries(figures(1))
      for (let at = 0; at < cells.length; at += 12) {
        const entries = Object.fromEntries(cells.slice(at, at + 12))
        const sofar = Object.fromEntries(cells.slice(0, at + 12))
        await step('typed', clerk, 'PATCH', '', { entries }, () => sums.entered(unit.key, sofar))
      }
    } else await enter('saved', figures(1))
    await submit()
    await approve()

    if (unit.code === SENT_BACK) {
      const body = { reason: words.returnReason }
      await step('returned', this.analyst, 'POST', '/return', body, () => sums.sentBack(unit.key))
      await enter('corrected', figures(2))
      await submit()
      await approve()
    }
    await accept()

    if (unit.code === AMENDED) {
      // A new version, which begins with what the old one says. The old one counts until the new one has come as far.
      const body = { reason: words.amendReason }
      await step('amended', clerk, 'POST', '/amend', body, () => {})
      const late = { drug_seized_kg: { value: '7.125' } }
      await step('changed', clerk, 'PATCH', '', { entries: late }, () =>
        sums.entered(unit.key, { ...figures(1), ...late }),
      )
      await submit()
      await approve()
      await accept()
    }
    console.log(`${unit.code} ${unit.name}: ${done.join(', ')}`)
  }

  /** The province's totals at every stage, held against the sum kept here. */
  async compare() {
    await Promise.all(STAGES.map((stage) => this.#compareAt(stage, this.#sums.at(stage))))
  }

  async #compareAt(stage, kept) {
    const query = `unit=${PROVINCE.key}&period=${this.period}&stage=${stage}`
    const { body } = await this.analyst.get(`/figures/totals?${query}`)
    for (const { code, total, reported, notApplicable } of body.series) {
      const own = kept.get(code) ?? { thousandths: 0n, reported: 0, notApplicable: 0 }
      const equal =
        reported === own.reported &&
        notApplicable === own.notApplicable &&
        (total === null ? own.reported === 0 : thousandths(total) === own.thousandths)
      if (!equal) {
        const told = `${total} (${reported}, n/a ${notApplicable})`
        const mine = `${Number(own.thousandths) / 1000} (${own.reported}, n/a ${own.notApplicable})`
        throw new Error(words.different(stage, code, told, mine))
      }
      kept.delete(code)
      this.compared++
    }
    // A series that the server does not tell of at all would be a difference, too.
    for (const [code, own] of kept) throw new Error(words.different(stage, code, '-', own.reported))
  }
}

/** Cases that the month before left uncleared; the form asks that this month's number follows from it. */
function pendingBefore({ sections }) {
  const cells = sections.flatMap((section) => section.cells)
  return Number(cells.find(({ series }) => series === 'social_order_pending')?.previous ?? 0)
}

if (options.help) console.log(words.usage)
else
  await main().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
