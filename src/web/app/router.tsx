import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { MinePage } from '../follow/mine-page.js'
import { FaultPage } from './fault-page.js'
import { NotFoundPage } from './not-found-page.js'
import { Shell } from './shell.js'

export interface RouterContext {
  readonly queries: QueryClient
}

const root = createRootRouteWithContext<RouterContext>()({})

/** Pages for whoever has signed in, in the frame with menu and account. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

const mine = createRoute({ getParentRoute: () => inside, path: '/', component: MinePage })

const returns = createRoute({
  getParentRoute: () => inside,
  path: '/returns',
  component: lazyRouteComponent(() => import('../follow/returns-page.js'), 'ReturnsPage'),
})

const oneReturn = createRoute({
  getParentRoute: () => inside,
  path: '/returns/$unit/$period/$form',
  component: lazyRouteComponent(() => import('../collect/return-page.js'), 'ReturnPage'),
})

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([inside.addChildren([mine, returns, oneReturn])]),
    context: { queries },
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: FaultPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
