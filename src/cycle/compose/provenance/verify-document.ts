import type { Manifest } from '../../../domain/manifest.js'
import type { Problem } from '../../../domain/problem.js'
import { Problem as Refusal } from '../../../domain/problem.js'
import { STAGES } from '../../../domain/strata.js'
import { signingKeys } from '../../../store/signing-keys.js'
import { type Desk, demand, rightsAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { type ChangedReturn, changedSince } from '../changed-since.js'
import { type Recomputed, recompute } from './recompute.js'
import { type FileVerdict, verifyFile } from './verify-file.js'

/** A file judged by itself, by the keys of this installation, and by its figures. */
export interface DocumentVerdict {
  readonly file: FileVerdict
  /** Was it signed with a key of this installation, in force or retired? */
  readonly keyKnown: boolean
  /** Null when the figures may not be seen, there are none to work out, or the file was not signed here. */
  readonly recomputed: readonly ReasonedFigure[] | null
  /** Why the figures were not worked out. */
  readonly refused: Problem | null
}

/** A figure worked out again; where it is another one now, the returns that made it so. */
export interface ReasonedFigure extends Recomputed {
  readonly changes: readonly ChangedReturn[]
}

/** Verify a file in the name of whoever holds it: its figures are worked out again as far as they may see them. */
export async function verifyDocument(step: Step, bytes: Uint8Array): Promise<DocumentVerdict> {
  const file = await verifyFile(bytes)
  if (file.kind === 'no-manifest') return { file, keyKnown: false, recomputed: null, refused: null }
  const { manifest, publicKey, signed } = file
  const keys = await signingKeys(step.desk.store.owner)
  const keyKnown = signed && keys.some((key) => key.publicKey === publicKey)
  const { index, store } = step.desk
  // What this installation did not sign asks for nothing: a manifest made up by somebody would have it work out whatever it names.
  if (!keyKnown) return { file, keyKnown, recomputed: null, refused: null }
  if (manifest.pack.id !== index.pack.id || !index.pack.history.units.has(manifest.document.unit))
    return { file, keyKnown, recomputed: null, refused: null }
  try {
    const on = { unit: manifest.document.unit, asAt: manifest.basis }
    const { by } = demand(step.desk, step.caller, 'figure.read', on)
    const opens = 'yes' in rightsAt(step.desk, step.caller, on)('figure.explain')
    const viewer = step.unitId(by.unit)
    const figures = await recompute(store, index, viewer, manifest)
    const recomputed = opens
      ? await reasoned(step.desk, viewer, manifest, figures)
      : figures.map((one) => ({ ...one, changes: [] }))
    return { file, keyKnown, recomputed, refused: null }
  } catch (error) {
    if (error instanceof Refusal) return { file, keyKnown, recomputed: null, refused: error }
    throw error
  }
}

/** Figures of one indicator, unit and period are looked into once, however often and in whatever words they are printed. */
async function reasoned(
  { store, index }: Desk,
  viewer: number,
  manifest: Manifest,
  recomputed: readonly Recomputed[],
): Promise<ReasonedFigure[]> {
  const stage = STAGES.find((known) => known === manifest.stage) ?? 'accepted'
  const since = { viewer, stage, knownAt: new Date(manifest.knownAt) }
  const opened = new Map<string, readonly ChangedReturn[]>()
  const figures: ReasonedFigure[] = []
  for (const one of recomputed) {
    const { indicator, unit, period, base } = one.figure
    const key = [indicator, unit, period, base].join('|')
    const changes = one.nowEqual
      ? []
      : (opened.get(key) ?? (await changedSince(store, index, one.figure, since)))
    if (!one.nowEqual) opened.set(key, changes)
    figures.push({ ...one, changes })
  }
  return figures
}
