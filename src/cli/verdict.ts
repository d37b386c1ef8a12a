import type { FileVerdict } from '../cycle/compose/provenance/verify-file.js'
import type { KnownFigure } from '../cycle/compose/verify-as-owner.js'

/** A file that carries a manifest. */
export type ReadVerdict = Extract<FileVerdict, { kind: 'read' }>

/** What somebody who knows the keys and the figures says of the file. */
export interface KnownVerdict {
  readonly keyKnown: boolean
  /** Null when they could not be worked out; `note` may say why. */
  readonly figures: readonly KnownFigure[] | null
  readonly note: string | null
  readonly timezone: string | null
}
