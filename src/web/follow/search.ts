import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What an address says of a page: texts by name. What is left out is as the page has it of itself. */
export type Chosen<N extends string> = { readonly [K in N]?: string | undefined }

/** Of the parameters of an address those of these names, as texts; for `validateSearch`. */
export function texts<const N extends string>(...names: readonly N[]) {
  return (search: Record<string, unknown>): Chosen<N> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const given = search[name]
        return given === undefined || given === null || given === '' ? [] : [[name, String(given)]]
      }),
    ) as Chosen<N>
}

/** What the address says, and the way to say something else in it: a view is a link that can be sent. */
export function useChosen<N extends string>(): readonly [Chosen<N>, (change: Chosen<N>) => void] {
  const chosen = useSearch({ strict: false } as never) as Chosen<N>
  const navigate = useNavigate()
  const choose = useCallback(
    (change: Chosen<N>) =>
      void navigate({
        to: '.',
        replace: true,
        search: ((before: object) => withoutEmpty({ ...before, ...change })) as never,
      }),
    [navigate],
  )
  return [chosen, choose]
}

function withoutEmpty(search: object): object {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}
