import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'
import { texts } from '../follow/search.js'

const under = { getParentRoute: () => insideRoute } as const

const overview = createRoute({
  ...under,
  path: '/figures',
  validateSearch: texts('unit', 'period', 'stage', 'base', 'incomplete', 'by', 'explain', 'show'),
  component: lazyRouteComponent(() => import('./overview-page.js'), 'OverviewPage'),
})

export const consolidateRoutes = [overview] as const
