import type { Store } from '../cycle/store.js'
import type { Lang } from '../domain/words.js'
import type { Output } from './terminal.js'

/** What a command needs from outside; put together in `main`. */
export interface CliEnv {
  readonly lang: Lang
  readonly output: Output
  /** Folder with the packs that ship with the program. */
  readonly packsFolder: string
  readonly version: string
  readonly user: string
  now(): Date
  openStore(packId: string): Promise<OpenedStore>
}

export interface OpenedStore extends Store {
  readonly server: {
    readonly kind: 'embedded' | 'url'
    readonly startedHere: boolean
    readonly pid: number
    readonly folder: string
  }
  close(): Promise<void>
}

/** How a command ended. Documented in the help and the README. */
export const EXIT = { done: 0, differences: 1, usage: 2, input: 3, database: 4, internal: 70 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Wrong usage: said in one line, exit code 2. */
export class UsageError extends Error {}
