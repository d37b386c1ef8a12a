import type { PasswordKeeper } from '../cycle/administer/demo-accounts.js'
import type { Store } from '../cycle/store.js'
import type { Lang } from '../domain/words.js'
import type { FetchLike } from '../wire/client-types.js'
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
  /** Where passwords come from. */
  readonly secrets: SecretInput
  /** The key under which secrets are sealed, made when there is none yet. */
  sealKey(): Buffer
  /** Every setting as it is in force, for `cungky config`. */
  readonly settings: readonly SettingView[]
  readonly server: ServerHost
  /** How a server is reached by commands that work against one. */
  readonly remote: {
    readonly fetch: FetchLike
    /** A new random key for a request that changes something. */
    newKey(): string
    /** Waits so many milliseconds before trying again; for tests. */
    wait?(milliseconds: number): Promise<void>
    /** CUNGKY_TOKEN. */
    readonly token: string | undefined
  }
}

/** Secrets are typed or piped in, never arguments: those stand in the list of processes and the history of the shell. */
export interface SecretInput {
  /** Is somebody at a keyboard? Then it is asked for twice. */
  readonly interactive: boolean
  /** One line, not shown; null when there is none. The prompt is for who types. */
  read(prompt: string): Promise<string | null>
}

/** A setting with its value as it may be shown. */
export interface SettingView {
  readonly name: string
  /** Null when it is not set. Secrets are masked. */
  readonly value: string | null
  readonly source: 'environment' | 'file' | 'default'
  readonly secret: boolean
}

/** What runs the server; the commands only tell it what with. */
export interface ServerHost {
  /** Pack that is served when none is named. */
  readonly pack: string
  readonly host: string
  readonly port: number
  /** Is the database one of the operator's own? */
  readonly ownDatabase: boolean
  /** Open the port; until `serve` every request is told that the server is starting. ListenError when it cannot. */
  listen(): Promise<Listening>
  /** Password of the demo accounts, kept in the data folder. */
  readonly demoPassword: PasswordKeeper & { readonly file: string }
}

/** A port that is open. */
export interface Listening {
  /** Address under which users reach it, without a slash at its end. */
  readonly address: string
  /** Answer requests from this database, whose definitions are in force; `open` is called once that is so. Ends when the server was told to stop, and has. */
  serve(store: OpenedStore, open: () => void): Promise<void>
  /** Close the port again, because the rest could not be started. */
  close(): Promise<void>
}

/** The port cannot be opened. */
export class ListenError extends Error {
  constructor(
    /** Another program has it. */
    readonly taken: boolean,
    readonly reason: string,
  ) {
    super(reason)
  }
}

export interface OpenedStore extends Store {
  readonly server: {
    readonly kind: 'embedded' | 'url'
    readonly startedHere: boolean
    readonly pid: number
    readonly folder: string
  }
  /** Connections of the application: in use, idle, and requests that wait for one. */
  connections(): { readonly used: number; readonly idle: number; readonly waiting: number }
  /** Bring an embedded server back that has gone; of another server nothing. */
  revive(): Promise<void>
  close(): Promise<void>
}

/** How a command ended. Documented in the help and the README. */
export const EXIT = {
  done: 0,
  differences: 1,
  usage: 2,
  input: 3,
  database: 4,
  server: 5,
  internal: 70,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Wrong usage: said in one line, exit code 2. */
export class UsageError extends Error {}
