import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../domain/submission-entries.js'
import { Autosave, type AutosaveParts } from './autosave.js'
import {
  type Answer,
  isAllSaved,
  NOTHING_UNSAVED,
  type Sending,
  type Unsaved,
  unsavedEntries,
} from './autosave-state.js'

const value = (text: string): Entry => (text === '' ? { kind: 'empty' } : { kind: 'value', value: text })

/** A server with one return: compares the ETag, carries a key out once, and may lose requests and answers. */
class Server {
  revision = 1
  readonly cells: Record<string, string> = {}
  readonly carriedOut = new Map<string, Answer>()
  /** How many times a cell was written, by value. */
  readonly writes: string[] = []

  get etag(): string {
    return String(this.revision)
  }

  /** Somebody else saves. */
  other(cell: string, text: string): void {
    this.cells[cell] = text
    this.revision++
  }

  take(request: Sending): Answer {
    const before = this.carriedOut.get(request.key)
    if (before !== undefined) return before
    if (request.etag !== this.etag) {
      const now = Object.fromEntries(Object.entries(this.cells).map(([cell, text]) => [cell, value(text)]))
      return { kind: 'stale', etag: this.etag, now }
    }
    for (const [cell, { after }] of Object.entries(request.cells)) {
      this.cells[cell] = after.kind === 'value' ? after.value : ''
      this.writes.push(`${cell}=${this.cells[cell]}`)
    }
    this.revision++
    const answer: Answer = { kind: 'saved', etag: this.etag }
    this.carriedOut.set(request.key, answer)
    return answer
  }
}

/** A device: what it keeps, and a clock that is moved by hand. */
class Device {
  kept: Unsaved | null = null
  private timers: { at: number; work: () => void }[] = []
  private now = 0
  private keys = 0

  parts(send: AutosaveParts['send']): AutosaveParts {
    return {
      keeper: {
        load: async () => structuredClone(this.kept),
        keep: async (unsaved) => {
          this.kept = structuredClone(unsaved)
        },
      },
      send,
      newKey: () => `key${++this.keys}`,
      after: (milliseconds, work) => {
        const timer = { at: this.now + milliseconds, work }
        this.timers.push(timer)
        return () => {
          this.timers = this.timers.filter((one) => one !== timer)
        }
      },
      changed: () => {},
    }
  }

  /** Let time pass until nothing is planned any more, or so many turns. */
  async pass(turns = 60): Promise<void> {
    for (let n = 0; n < turns; n++) {
      for (let tick = 0; tick < 8; tick++) await Promise.resolve()
      const next = this.timers.sort((a, b) => a.at - b.at).shift()
      if (next === undefined) continue
      this.now = Math.max(this.now, next.at)
      next.work()
    }
  }

  /** The tab is closed: nothing that was planned happens. */
  close(): void {
    this.timers = []
  }
}

const change = (before: string, after: string) => ({ before: value(before), after: value(after) })

describe('what is typed', () => {
  test('is on the device at once and on the server soon', async () => {
    const [server, device] = [new Server(), new Device()]
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
    )
    await saving.type([['a', change('', '12')]])
    expect(unsavedEntries(device.kept!).get('a')).toEqual(value('12'))
    expect(server.cells).toEqual({})
    await device.pass()
    expect(server.cells).toEqual({ a: '12' })
    expect(isAllSaved(saving.state)).toBe(true)
    expect(isAllSaved(device.kept!)).toBe(true)
  })

  test('survives ten failed tries, each cell is written once', async () => {
    const [server, device] = [new Server(), new Device()]
    let tries = 0
    const saving = new Autosave(
      device.parts(async (request) => {
        tries++
        if (tries <= 5) return { kind: 'unreachable' }
        // Carried out, but the answer is lost.
        const answer = server.take(request)
        return tries <= 10 ? { kind: 'unreachable' } : answer
      }),
      server.etag,
    )
    await saving.type([['a', change('', '1')]])
    await device.pass(5)
    expect(saving.isOffline).toBe(true)
    await saving.type([['b', change('', '2')]])
    await device.pass()
    expect(server.writes).toEqual(['a=1', 'b=2'])
    expect(saving.isOffline).toBe(false)
  })

  test('of a refused save stays, and is sent when it may be', async () => {
    const [server, device] = [new Server(), new Device()]
    let closed = true
    const saving = new Autosave(
      device.parts(async (request) =>
        closed ? { kind: 'refused', code: 'return-closed', message: 'closed' } : server.take(request),
      ),
      server.etag,
    )
    await saving.type([['a', change('', '1')]])
    await device.pass()
    expect(saving.state.refused).toMatchObject({ code: 'return-closed' })
    expect(unsavedEntries(device.kept!).get('a')).toEqual(value('1'))
    closed = false
    saving.retry()
    await device.pass()
    expect(server.cells).toEqual({ a: '1' })
  })
})

describe('two people', () => {
  test('cells that only one of them touched are both kept', async () => {
    const [server, device] = [new Server(), new Device()]
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
    )
    server.other('b', '7')
    await saving.type([['a', change('', '1')]])
    await device.pass()
    expect(server.cells).toEqual({ a: '1', b: '7' })
    expect(saving.state.conflicts).toEqual([])
  })

  test('the same cell is shown with both values, and nothing is overwritten before somebody chose', async () => {
    const [server, device] = [new Server(), new Device()]
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
    )
    server.other('a', '7')
    await saving.type([['a', change('', '1')]])
    await device.pass()
    expect(server.cells).toEqual({ a: '7' })
    expect(saving.state.conflicts).toEqual([{ cell: 'a', mine: value('1'), theirs: value('7') }])
    expect(device.kept!.conflicts).toHaveLength(1)
    saving.settle('a', 'mine')
    await device.pass()
    expect(server.cells).toEqual({ a: '1' })
  })
})

test('whatever is lost on the way and however often the tab is closed, every last value arrives and nothing is written twice', async () => {
  const happenings = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(fc.constant('type'), fc.constantFrom('a', 'b', 'c')) },
      { weight: 3, arbitrary: fc.tuple(fc.constant('pass'), fc.constantFrom('1', '3', '9')) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('close'), fc.constant('')) },
    ),
    { maxLength: 25 },
  )
  await fc.assert(
    fc.asyncProperty(
      happenings,
      fc.array(fc.constantFrom('ok', 'lost', 'deaf'), { maxLength: 30 }),
      async (list, line) => {
        const [server, device] = [new Server(), new Device()]
        const weather = [...line]
        const send = async (request: Sending): Promise<Answer> => {
          const now = weather.shift() ?? 'ok'
          if (now === 'lost') return { kind: 'unreachable' }
          const answer = server.take(request)
          return now === 'deaf' ? { kind: 'unreachable' } : answer
        }
        let saving = new Autosave(device.parts(send), server.etag)
        const last: Record<string, string> = {}
        let n = 0
        for (const [what, which] of list) {
          if (what === 'type') {
            const before = last[which] ?? ''
            last[which] = String(++n)
            await saving.type([[which, change(before, last[which])]])
          } else if (what === 'pass') await device.pass(Number(which))
          else {
            saving.stop()
            device.close()
            saving = new Autosave(device.parts(send), server.etag)
            await saving.resume()
          }
        }
        await device.pass(200)
        expect(server.cells).toEqual(last)
        expect(saving.state).toEqual(NOTHING_UNSAVED)
        expect(new Set(server.writes).size).toBe(server.writes.length)
      },
    ),
    { numRuns: 150 },
  )
})
