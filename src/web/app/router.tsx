import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter } from '@tanstack/react-router'
import { administerRoutes } from '../administer/routes.js'
import { collectRoutes } from '../collect/routes.js'
import { consolidateRoutes } from '../consolidate/routes.js'
import { followRoutes } from '../follow/routes.js'
import { helpRoutes } from '../help/routes.js'
import { registerRoutes } from '../register/routes.js'
import { sessionRoutes } from '../session/routes.js'
import { FaultPage } from './fault-page.js'
import { insideRoute, rootRoute } from './inside-route.js'
import { NotFoundPage } from './not-found-page.js'

/** Any other address: said in the frame, from which one can go on. */
const elsewhere = createRoute({ getParentRoute: () => insideRoute, path: '$', component: NotFoundPage })

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: rootRoute.addChildren([
      insideRoute.addChildren([
        ...followRoutes,
        ...collectRoutes,
        ...consolidateRoutes,
        ...registerRoutes,
        ...administerRoutes,
        ...sessionRoutes,
        ...helpRoutes,
        elsewhere,
      ]),
    ]),
    context: { queries },
    defaultPreload: 'intent',
    // Back leads to where one was on the page before; a page opened anew begins at its top.
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: FaultPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
