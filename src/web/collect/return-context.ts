import { createContext, useContext } from 'react'
import type { FormData, Return, ReturnParams } from './return-data.js'
import type { ReturnEvent } from './use-history.js'
import type { Saving } from './use-saving.js'

/** The return that is open on the page, and what its parts have in common. */
export interface OpenReturn {
  readonly account: string
  readonly params: ReturnParams
  readonly held: Return
  readonly form: FormData
  readonly saving: Saving
  /** May anything be typed? */
  readonly open: boolean
  /** Every step, oldest first; empty while they are on their way. */
  readonly history: readonly ReturnEvent[]
  /** What a series is called, by its code, in the language of the page. */
  nameOf(series: string): string
  /** Show all there is to know of a cell; null closes it. */
  details(series: string | null): void
}

const Context = createContext<OpenReturn | null>(null)

export const OpenReturnProvider = Context.Provider

export function useOpenReturn(): OpenReturn {
  const open = useContext(Context)
  if (open === null) throw new Error('outside of the page of a return')
  return open
}
