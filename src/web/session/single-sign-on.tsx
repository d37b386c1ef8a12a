import { Button, Divider } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'

/** The way to the provider of single sign-on, when this server has one. */
export function SingleSignOn(): ReactNode {
  const word = useWords(webSessionWords)
  const client = useClient()
  const ways = useQuery({
    queryKey: ['ways'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await client.signInWays()).body,
  })
  const oidc = ways.data?.oidc ?? null
  if (oidc === null) return null
  return (
    <>
      <Divider label={word('or')} />
      <Button component="a" variant="default" href={oidc.path}>
        {oidc.label}
      </Button>
    </>
  )
}
