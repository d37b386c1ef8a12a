import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { ApiProblem } from '../../wire/client.js'
import { LanguageProvider } from './language.js'
import { makeRouter } from './router.js'
import { theme } from './theme.js'

/** The policy of the page lets only styles with this mark in; the server writes a new one into every page. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

export function App(): ReactNode {
  const [queries] = useState(makeQueries)
  const [router] = useState(() => makeRouter(queries))
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  )
}

function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Asked without a network too: what the device keeps is shown then (offline/kept-answers.ts).
        networkMode: 'always',
        // A refusal stays one however often it is asked; a lost connection does not. The client has tried several times already.
        retry: (failures, error) => !(error instanceof ApiProblem) && navigator.onLine && failures < 2,
      },
      // Without a network the person is told at once; nothing is held back and sent by itself at some later time.
      mutations: { networkMode: 'always' },
    },
  })
}
