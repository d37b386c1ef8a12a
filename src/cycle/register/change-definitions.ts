import type { DefinitionChange } from '../../domain/definition-lists.js'
import { fail, finding, Problem } from '../../domain/problem.js'
import type { Lang } from '../../domain/words.js'
import { type EditionRow, editionTexts, heldUnits, holdEditions } from '../../store/editions.js'
import { todayAt } from '../desk.js'
import { momentText } from '../moment-text.js'
import type { Step } from '../step.js'
import { type Definitions, definitionsFrom } from './definitions.js'
import { editionNamed } from './describe-definitions.js'
import { type Judged, judgeChanges } from './judge-changes.js'
import { measureEffects } from './measure-effects.js'
import { sourceOf } from './pack-source.js'
import { takeEdition } from './take-edition.js'

/** Changes as they are asked for, over the edition that whoever asks has seen. */
export interface AskedChanges {
  readonly edition: string
  readonly changes: readonly DefinitionChange[]
}

/** What changes would do, and what is wrong with them. Nothing is written. */
export async function previewChanges(step: Step, asked: AskedChanges, lang: Lang) {
  await demandManage(step)
  const { before, judged } = await judge(step, asked, lang)
  const { findings, files, source } = judged
  return {
    findings,
    files: files.map((name) => ({
      name,
      before: judged.before.get(name) ?? null,
      after: source.texts.get(name) ?? null,
    })),
    effects:
      judged.definitions === null
        ? null
        : await measureEffects(step.tx, before.index, judged.definitions.index, todayAt(step.desk), lang),
  }
}

/** Bring the changes into force as a new edition. Problem when they are not sound, not needed, or came too late. */
export async function applyChanges(
  step: Step,
  asked: AskedChanges & { readonly reason: string; readonly source: 'edit' | 'import' },
  lang: Lang,
): Promise<EditionRow> {
  await demandManage(step)
  if (asked.reason.trim() === '') fail('definition-reason-missing', { field: 'reason' })
  await holdEditions(step.tx)
  const { judged } = await judge(step, asked, lang)
  const { definitions, findings, files } = judged
  if (files.length === 0 && findings.length === 0) fail('definitions-same')
  if (definitions === null)
    throw new Problem([finding('definitions-unsound', {}, { count: findings.length }), ...findings])
  const { caller, tx, desk } = step
  const by = {
    source: asked.source,
    reason: asked.reason.trim(),
    actor: caller.account,
    actorName: caller.name,
  }
  const taken = await takeEdition(tx, definitions, by, todayAt(desk), () => step.at())
  const { edition } = taken.row
  const { unit, action, detail } = taken.registration.record()
  await step.audit({ unit, action, detail: { ...detail, edition, reason: by.reason, files } })
  desk.definitions?.expect(taken.definitions)
  step.tell({ kind: 'definitions', edition })
  return taken.row
}

/** The definitions belong to the head of the tree. */
export async function demandManage(step: Step): Promise<void> {
  await step.act('pack.manage', { unit: step.desk.index.rootUnit().key })
}

async function judge(
  step: Step,
  { edition, changes }: AskedChanges,
  lang: Lang,
): Promise<{ before: Definitions; judged: Judged }> {
  const { tx, desk } = step
  const row = await editionNamed(step)
  if (row.edition !== edition)
    fail(
      'definitions-changed',
      { field: 'edition' },
      {
        by: row.actorName ?? row.actor,
        at: momentText(row.at, desk.index.pack.calendar.timezone, lang),
      },
    )
  const texts = await editionTexts(tx, edition)
  const before = await sameAsServed(step, edition, texts)
  return { before, judged: await judgeChanges(tx, before.index, texts, changes) }
}

/** What is in force, built already when this server works with it. */
async function sameAsServed(
  { desk, tx }: Step,
  edition: string,
  texts: ReadonlyMap<string, string>,
): Promise<Definitions> {
  const served = desk.definitions?.current
  if (served?.edition === edition) return served
  const built = definitionsFrom(sourceOf(texts), await heldUnits(tx))
  if ('findings' in built) throw new Problem(built.findings)
  return { ...built, edition }
}
