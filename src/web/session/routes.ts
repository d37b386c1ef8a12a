import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'

const under = { getParentRoute: () => insideRoute } as const

const own = createRoute({
  ...under,
  path: '/account',
  component: lazyRouteComponent(() => import('./own-account-page.js'), 'OwnAccountPage'),
})

export const sessionRoutes = [own] as const
