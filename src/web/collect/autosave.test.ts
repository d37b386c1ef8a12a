import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../domain/submission-entries.js'
import { Autosave, type AutosaveParts } from './autosave.js'
import {
  type Answer,
  isAllSaved,
  type Known,
  NOTHING_UNSAVED,
  type Sending,
  type Unsaved,
  unsavedEntries,
} from './autosave-state.js'
import { textName } from './part-names.js'

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

  get known(): Known {
    return Object.fromEntries(Object.entries(this.cells).map(([cell, text]) => [cell, value(text)]))
  }

  /** Somebody else saves. */
  other(cell: string, text: string): void {
    this.cells[cell] = text
    this.revision++
  }

  take(request: Sending): Answer {
    const before = this.carriedOut.get(request.key)
    if (before !== undefined) return before
    if (request.etag !== this.etag) return { kind: 'stale', etag: this.etag, now: this.known }
    for (const [cell, { after }] of Object.entries(request.cells)) {
      const text = after.kind === 'value' ? after.value : ''
      // What is there already is no change, and leaves no trace.
      if ((this.cells[cell] ?? '') !== text) this.writes.push(`${cell}=${text}`)
      this.cells[cell] = text
    }
    this.revision++
    const answer: Answer = { kind: 'saved', etag: this.etag, now: this.known }
    this.carriedOut.set(request.key, answer)
    return answer
  }
}

/** A device: what it keeps, and a clock that is moved by hand. */
class Device {
  kept: Unsaved | null = null
  full = false
  private timers: { at: number; tab: number; work: () => void }[] = []
  private now = 0
  private keys = 0

  parts(send: AutosaveParts['send'], tab = 0): AutosaveParts {
    return {
      keeper: {
        load: () => structuredClone(this.kept),
        keep: (unsaved) => {
          if (this.full) throw new Error('no room')
          this.kept = structuredClone(unsaved)
        },
      },
      send,
      newKey: () => `key${++this.keys}`,
      after: (milliseconds, work) => {
        const timer = { at: this.now + milliseconds, tab, work }
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
  close(tab = 0): void {
    this.timers = this.timers.filter((one) => one.tab !== tab)
  }
}

const change = (before: string, after: string) => ({ before: value(before), after: value(after) })

describe('what is typed', () => {
  test('is on the device at once and on the server soon', async () => {
    const [server, device] = [new Server(), new Device()]
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
      server.known,
    )
    saving.type([['a', change('', '12')]])
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
      server.known,
    )
    saving.type([['a', change('', '1')]])
    await device.pass(5)
    expect(saving.isOffline).toBe(true)
    saving.type([['b', change('', '2')]])
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
      server.known,
    )
    saving.type([['a', change('', '1')]])
    await device.pass()
    expect(saving.state.refused).toMatchObject({ code: 'return-closed' })
    expect(unsavedEntries(device.kept!).get('a')).toEqual(value('1'))
    closed = false
    saving.retry()
    await device.pass()
    expect(server.cells).toEqual({ a: '1' })
  })
})

describe('what the server refuses', () => {
  const refusing = (server: Server, names: readonly string[]) => async (request: Sending) =>
    Object.keys(request.cells).some((name) => names.includes(name))
      ? ({ kind: 'refused', code: 'private-phone', message: 'phone' } as const)
      : server.take(request)

  test('is not lost when something else is saved, and keeps nothing else back', async () => {
    const [server, device] = [new Server(), new Device()]
    const name = textName('narrative', 'situation')
    const saving = new Autosave(device.parts(refusing(server, [name])), server.etag, server.known)
    saving.type([
      [name, change('', '0912345678')],
      ['a', change('', '1')],
    ])
    await device.pass()
    saving.type([['b', change('', '2')]])
    await device.pass()
    expect(server.cells).toEqual({ a: '1', b: '2' })
    expect(saving.state.refused?.cells[name]?.after).toEqual(value('0912345678'))
    saving.giveUp()
    expect(isAllSaved(device.kept!)).toBe(true)
  })

  test('is typed over, and goes on from what the server has', async () => {
    const [server, device] = [new Server(), new Device()]
    server.cells.a = '5'
    let closed = true
    const saving = new Autosave(
      device.parts((request) => refusing(server, closed ? ['a'] : [])(request)),
      server.etag,
      server.known,
    )
    saving.type([['a', change('5', '6')]])
    await device.pass()
    closed = false
    saving.type([['a', change('6', '7')]])
    await device.pass()
    expect(server.writes).toEqual(['a=7'])
    expect(saving.state).toEqual(NOTHING_UNSAVED)
  })
})

describe('what is being typed and not finished', () => {
  test('is on the device, goes out when it is finished, and is taken up from a closed page', async () => {
    const [server, device] = [new Server(), new Device()]
    const parts = device.parts(async (request) => server.take(request))
    const saving = new Autosave(parts, server.etag, server.known)
    saving.draft('a', change('', '1'))
    saving.draft('a', change('', '12'))
    await device.pass()
    expect(server.cells).toEqual({})
    expect(device.kept!.drafts.a).toEqual(change('', '12'))
    saving.stop()
    device.close()
    const again = new Autosave(parts, server.etag, server.known)
    again.resume()
    await device.pass()
    expect(server.writes).toEqual(['a=12'])
  })

  test('is given up without a trace', async () => {
    const [server, device] = [new Server(), new Device()]
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
      server.known,
    )
    saving.draft('a', change('', '1'))
    saving.draft('a', null)
    saving.type([['b', change('', '1')]])
    saving.type([['b', change('1', '')]])
    await device.pass()
    expect(server.writes).toEqual([])
    expect(isAllSaved(device.kept!)).toBe(true)
  })

  test('a device without room is said to have none, and the server gets it all the same', async () => {
    const [server, device] = [new Server(), new Device()]
    device.full = true
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
      server.known,
    )
    saving.type([['a', change('', '1')]])
    expect(saving.isKept).toBe(false)
    await device.pass()
    expect(server.cells).toEqual({ a: '1' })
    expect(isAllSaved(saving.state)).toBe(true)
  })
})

describe('two people', () => {
  test('a save of another, seen before mine has gone out, is not overwritten unseen', async () => {
    const [server, device] = [new Server(), new Device()]
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
      server.known,
    )
    saving.type([
      ['a', change('', '1')],
      ['b', change('', '2')],
    ])
    server.other('a', '7')
    saving.saw(server.etag, server.known)
    await device.pass()
    expect(server.cells).toEqual({ a: '7', b: '2' })
    expect(saving.state.conflicts).toEqual([{ cell: 'a', mine: value('1'), theirs: value('7') }])
    saving.settle('a', 'theirs')
    expect(isAllSaved(saving.state)).toBe(true)
  })

  test('texts are compared to the letter, figures by what they are worth', async () => {
    const [server, device] = [new Server(), new Device()]
    const name = textName('narrative', 'situation')
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
      server.known,
    )
    saving.type([
      [name, change('', '12')],
      ['a', change('', '12')],
    ])
    server.other(name, '12.0')
    server.other('a', '12.0')
    saving.saw(server.etag, server.known)
    expect(saving.state.conflicts).toEqual([{ cell: name, mine: value('12'), theirs: value('12.0') }])
    expect(saving.state.waiting).toEqual({})
  })

  test('cells that only one of them touched are both kept', async () => {
    const [server, device] = [new Server(), new Device()]
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
      server.known,
    )
    server.other('b', '7')
    saving.type([['a', change('', '1')]])
    await device.pass()
    expect(server.cells).toEqual({ a: '1', b: '7' })
    expect(saving.state.conflicts).toEqual([])
  })

  test('the same cell is shown with both values, and nothing is overwritten before somebody chose', async () => {
    const [server, device] = [new Server(), new Device()]
    const saving = new Autosave(
      device.parts(async (request) => server.take(request)),
      server.etag,
      server.known,
    )
    server.other('a', '7')
    saving.type([['a', change('', '1')]])
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
        let saving = new Autosave(device.parts(send), server.etag, server.known)
        const last: Record<string, string> = {}
        let n = 0
        for (const [what, which] of list) {
          if (what === 'type') {
            const before = last[which] ?? ''
            last[which] = String(++n)
            saving.type([[which, change(before, last[which])]])
          } else if (what === 'pass') await device.pass(Number(which))
          else {
            saving.stop()
            device.close()
            saving = new Autosave(device.parts(send), server.etag, server.known)
            saving.resume()
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

test('two pages of one person share what is kept: whatever is lost on the way, the last value of every cell arrives, and once', async () => {
  const happenings = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(fc.constantFrom('0', '1'), fc.constantFrom('a', 'b', 'c')) },
      { weight: 3, arbitrary: fc.tuple(fc.constant('pass'), fc.constantFrom('1', '3', '9')) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('close'), fc.constantFrom('0', '1')) },
    ),
    { maxLength: 25 },
  )
  await fc.assert(
    fc.asyncProperty(
      happenings,
      fc.array(fc.constantFrom('ok', 'lost', 'deaf'), { maxLength: 20 }),
      async (list, line) => {
        const [server, device] = [new Server(), new Device()]
        const weather = [...line]
        const tabs: Autosave[] = []
        const open = (tab: number): void => {
          const parts = device.parts(async (request) => {
            const now = weather.shift() ?? 'ok'
            if (now === 'lost') return { kind: 'unreachable' }
            const answer = server.take(request)
            // What was saved is told to every open page.
            for (const one of tabs) one.saw(server.etag, server.known)
            return now === 'deaf' ? { kind: 'unreachable' } : answer
          }, tab)
          const { keep } = parts.keeper
          const keeper = {
            ...parts.keeper,
            keep: (unsaved: Unsaved) => {
              keep(unsaved)
              queueMicrotask(() => tabs[1 - tab]?.heard())
            },
          }
          tabs[tab] = new Autosave({ ...parts, keeper }, server.etag, server.known)
          tabs[tab].resume()
        }
        open(0)
        open(1)
        const last: Record<string, string> = {}
        let n = 0
        for (const [what, which] of list) {
          if (what === 'pass') await device.pass(Number(which))
          else if (what === 'close') {
            tabs[Number(which)]!.stop()
            device.close(Number(which))
            open(Number(which))
          } else {
            const before = last[which] ?? ''
            last[which] = String(++n)
            tabs[Number(what)]!.type([[which, change(before, last[which])]])
            // The other page hears of it before the hand has moved there.
            await Promise.resolve()
          }
        }
        await device.pass(400)
        expect(server.cells).toEqual(last)
        expect(isAllSaved(device.kept ?? NOTHING_UNSAVED)).toBe(true)
        expect(new Set(server.writes).size).toBe(server.writes.length)
      },
    ),
    { numRuns: 150 },
  )
})
