import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LAI_CHAU } from '../../test/support/histories.js'
import { check, factsFor, LOCKS, OPEN, officeFor, PEOPLE } from '../../test/support/returns.js'
import { can } from './access.js'
import type { LockStatus } from './lock.js'
import { newestAt, STAGES, stageNumber } from './strata.js'
import { abilities, type Decision, decide, type ReturnCommand, type ReturnFacts } from './submission.js'
import {
  authorsOf,
  countedVersion,
  fold,
  NOTHING_ENTERED,
  type ReturnEvent,
  type ReturnProgress,
} from './submission-progress.js'
import { COMMANDS, RETURN_STATES, TRANSITIONS, transitionFrom } from './submission-table.js'

const anyCommand = fc.record({
  kind: fc.constantFrom(...COMMANDS),
  actor: fc.constantFrom(...Object.keys(PEOPLE)),
  chosen: fc.nat(),
  reason: fc.constantFrom(undefined, '', 'sai', 'bổ sung'),
  covers: fc.constantFrom('part' as const, 'part' as const, 'whole' as const),
  lock: fc.constantFrom<LockStatus>(OPEN, OPEN, OPEN, OPEN, ...Object.values(LOCKS)),
  owed: fc.constantFrom(true, true, true, true, false),
  checks: fc.constantFrom([], [], [], [check('error', null, [1])], [check('warning', 'r', [1])]),
})
/** A step that the table has from here, tried by anybody at all: long ways are walked only if most steps are possible. */
const tame = fc.record({ row: fc.nat(), actor: fc.constantFrom('an', 'dung', 'ha', 'chi', 'em') })

const attempts = fc.array(fc.record({ wild: anyCommand, tame, turn: fc.nat(3) }), {
  minLength: 5,
  maxLength: 60,
  size: 'max',
})

type Step = typeof attempts extends fc.Arbitrary<(infer T)[]> ? T : never

interface Attempt {
  readonly progress: ReturnProgress
  readonly command: ReturnCommand
  readonly facts: ReturnFacts
  readonly decision: Decision
}

function play(steps: readonly Step[]): {
  events: ReturnEvent[]
  tried: Attempt[]
  progress: ReturnProgress
} {
  let progress = NOTHING_ENTERED
  const events: ReturnEvent[] = []
  const tried: Attempt[] = []
  for (const { wild, tame, turn } of steps) {
    const isWild = turn === 0
    const open = TRANSITIONS.filter((row) => row.from === progress.state && row.command !== 'withdraw')
    const actor = isWild ? wild.actor : tame.actor
    const kind = isWild ? wild.kind : open[tame.row % open.length]!.command
    const offices = PEOPLE[actor]!
    const office = isWild ? offices[wild.chosen % offices.length]! : officeFor(progress, actor, kind)
    const command: ReturnCommand = {
      kind,
      actor,
      office: { role: office.role, unit: office.unit },
      at: '2024-06-17T08:00:00Z',
      reason: isWild ? wild.reason : 'sai',
      covers: wild.covers,
    }
    const facts = factsFor(actor, isWild ? { lock: wild.lock, owed: wild.owed, checks: wild.checks } : {})
    const decision = decide(progress, command, facts)
    tried.push({ progress, command, facts, decision })
    if ('no' in decision) continue
    events.push(decision.event)
    progress = decision.next
  }
  return { events, tried, progress }
}

describe('whatever anybody tries', () => {
  test('no version skips a step or takes one twice', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        const { events, progress } = play(steps)
        for (const { version } of progress.versions) {
          const own = events.filter((e) => e.version === version).map((e) => e.kind)
          expect(own.join(' ')).toMatch(
            /^(save|amend)( save)*( withdraw| submit( withdraw| return| approve( return| accept)?)?)?$/,
          )
        }
        expect(events.map((e) => e.from).every((state) => RETURN_STATES.includes(state))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('nobody ever approves what they entered, or accepts what they entered or approved', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        const { events } = play(steps)
        // Told from the events alone: who saved in a version, and in those before it that it went on from.
        const authors = (version: number): Set<string> => {
          const own = events.filter((e) => e.version === version && e.kind === 'save')
          const before = version > 1 && !own.some((e) => e.covers === 'whole') ? authors(version - 1) : []
          return new Set([...own.map((e) => e.actor), ...before])
        }
        for (const event of events) {
          if (event.kind === 'approve' || event.kind === 'accept')
            expect(authors(event.version)).not.toContain(event.actor)
          if (event.kind !== 'accept') continue
          const approval = events.find((e) => e.version === event.version && e.kind === 'approve')
          expect(approval?.actor).not.toBe(event.actor)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('every step was taken in an office that by itself may take it, by the unit or its superior as the table says', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        for (const { from, kind, office } of play(steps).events) {
          const row = transitionFrom(from, kind)!
          const held = [{ ...office, from: '2020-01-01', to: null }]
          expect(can(held, row.action, { unit: 'x03386' }, '2024-06-17', LAI_CHAU)).toMatchObject({
            yes: true,
          })
          expect(office.unit).toBe(row.by === 'unit' ? 'x03386' : 'h105')
        }
      }),
      { numRuns: 300 },
    )
  })

  test('what is said to be allowed is what is done', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        for (const { progress, command, facts, decision } of play(steps).tried) {
          const ability = abilities(progress, command.actor, facts)[command.kind]
          if (!('no' in decision)) expect(ability).toBe(true)
          else if (decision.no !== 'reason-missing' && PEOPLE[command.actor]!.length === 1)
            expect(ability).toMatchObject({ no: decision.no })
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the events alone tell where the return stands', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        const { events, progress } = play(steps)
        expect(fold(JSON.parse(JSON.stringify(events)) as ReturnEvent[])).toEqual(progress)
      }),
      { numRuns: 300 },
    )
  })

  test('totals count the version that the rules of returns name', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        const { progress } = play(steps)
        const stored = progress.versions.map(({ version, stamps }) => ({
          version,
          figures: [],
          notApplicable: [],
          stage: STAGES.findLastIndex((stage) => stamps[stage] !== null),
          withdrawn: stamps.withdrawn !== null,
        }))
        for (const stage of STAGES)
          expect(countedVersion(progress, stage)?.version).toBe(newestAt(stored, stageNumber(stage))?.version)
      }),
      { numRuns: 300 },
    )
  })

  test('every version past entry has an author', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        for (const version of play(steps).progress.versions)
          expect(authorsOf(version).length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})
