import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'

const under = { getParentRoute: () => insideRoute } as const

const overview = createRoute({
  ...under,
  path: '/figures',
  component: lazyRouteComponent(() => import('./overview-page.js'), 'OverviewPage'),
})

export const consolidateRoutes = [overview] as const
