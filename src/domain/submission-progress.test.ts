import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check, factsFor, LOCKS, OPEN, officeFor, PEOPLE } from '../../test/support/returns.js'
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
import { COMMANDS, type CommandKind, RETURN_STATES } from './submission-table.js'

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
/** Somebody of the right side does the likely next thing, so that long ways are walked too. */
const likely = fc.constantFrom(
  ['an', 'save'],
  ['dung', 'save'],
  ['ha', 'save'],
  ['an', 'submit'],
  ['ha', 'submit'],
  ['chi', 'approve'],
  ['dung', 'approve'],
  ['ha', 'approve'],
  ['em', 'accept'],
  ['ha', 'accept'],
  ['em', 'return'],
  ['an', 'amend'],
  ['an', 'withdraw'],
)

const attempts = fc.array(
  fc.record({ wild: anyCommand, tame: likely, isWild: fc.integer({ min: 0, max: 3 }).map((n) => n === 0) }),
  { maxLength: 60 },
)

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
  for (const { wild, tame, isWild } of steps) {
    const actor = isWild ? wild.actor : tame[0]!
    const kind = isWild ? wild.kind : (tame[1] as CommandKind)
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
      { numRuns: 2000 },
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
      { numRuns: 2000 },
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
      { numRuns: 500 },
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
      { numRuns: 500 },
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
