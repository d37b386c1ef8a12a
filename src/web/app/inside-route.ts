import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute } from '@tanstack/react-router'
import { Shell } from './shell.js'

export interface RouterContext {
  readonly queries: QueryClient
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({})

/** Pages for whoever has signed in, in the frame with menu and account. Every folder declares its pages below it, in its routes.ts. */
export const insideRoute = createRoute({ getParentRoute: () => rootRoute, id: 'inside', component: Shell })
