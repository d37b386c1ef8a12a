import { createContext, useContext } from 'react'
import type { Finding } from '../../draft/editions.js'
import type { Known } from './proposals.js'

interface Option {
  readonly value: string
  readonly label: string
}

/** What every field of an act's editor knows: units and levels to choose from, and what is wrong where. */
export interface Editing {
  readonly known: Known
  readonly units: readonly Option[]
  readonly levels: readonly Option[]
  readonly findings: ReadonlyMap<string, Finding>
}

export const EditingContext = createContext<Editing>({
  known: { units: new Map(), taken: new Set(), effective: '' },
  units: [],
  levels: [],
  findings: new Map(),
})

export function useEditing(): Editing {
  return useContext(EditingContext)
}

/** What is wrong at a place in the act (`operations.0.into.name`), as a field shows it. */
export function useFault(path: string): { readonly error: string } | undefined {
  const found = useEditing().findings.get(path)
  return found === undefined ? undefined : { error: found.message }
}
