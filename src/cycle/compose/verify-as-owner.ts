import type { Manifest } from '../../domain/manifest.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { STAGES } from '../../domain/strata.js'
import { audit } from '../../store/audit.js'
import { type SigningKey, signingKeys } from '../../store/signing-keys.js'
import type { Operator } from '../administer/owner-accounts.js'
import type { Store } from '../store.js'
import { type ChangedReturn, changedSince } from './changed-since.js'
import { type Recomputed, recompute } from './provenance/recompute.js'
import { rotateSigningKey } from './provenance/signing.js'

/** What the database says of a file that was read. */
export interface KnownToDatabase {
  /** Was it signed with a key of this installation, in force or retired? */
  readonly keyKnown: boolean
  /** Null when the document is of another pack, or its unit is not in this one. */
  readonly figures: readonly KnownFigure[] | null
}

/** A figure worked out again; where it is another one now, the returns that made it so. */
export interface KnownFigure extends Recomputed {
  readonly changes: readonly ChangedReturn[]
}

/** Hold a manifest against the database, for whoever works at the machine: no rights are asked for there. */
export async function verifyAsOwner(
  store: Store,
  index: PackIndex,
  manifest: Manifest,
  publicKey: string,
): Promise<KnownToDatabase> {
  const keyKnown = (await signingKeys(store.owner)).some((key) => key.publicKey === publicKey)
  if (manifest.pack.id !== index.pack.id || !index.pack.history.units.has(manifest.document.unit))
    return { keyKnown, figures: null }
  const viewer = index.rootUnit().id
  const stage = STAGES.find((known) => known === manifest.stage) ?? 'accepted'
  const since = { viewer, stage, knownAt: new Date(manifest.knownAt) }
  const opened = new Map<string, Promise<ChangedReturn[]>>()
  const figures: KnownFigure[] = []
  for (const one of await recompute(store, index, viewer, manifest)) {
    const { indicator, unit, period, base } = one.figure
    const key = [indicator, unit, period, base].join('|')
    if (!one.nowEqual && !opened.has(key)) opened.set(key, changedSince(store, index, one.figure, since))
    figures.push({ ...one, changes: one.nowEqual ? [] : await opened.get(key)! })
  }
  return { keyKnown, figures }
}

/** The keys of this installation, the one in force first. */
export function keysAsOwner(store: Store): Promise<SigningKey[]> {
  return signingKeys(store.owner)
}

/** Begin to sign with a new key, and leave a trace of it. */
export async function rotateKeyAsOwner(operator: Operator, sealKey: Buffer): Promise<SigningKey> {
  const { store, index } = operator
  const key = await rotateSigningKey({ store, sealKey, now: operator.now })
  await store.owner.transaction().execute((tx) =>
    audit(tx, {
      unit: index.rootUnit().id,
      at: operator.now(),
      actor: operator.user,
      action: 'signing-key.rotate',
      detail: { key: key.keyId },
    }),
  )
  return key
}
