import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'
import { texts } from '../follow/search.js'

const under = { getParentRoute: () => insideRoute } as const

const oneReturn = createRoute({
  ...under,
  path: '/returns/$unit/$period/$form',
  component: lazyRouteComponent(() => import('./return-page.js'), 'ReturnPage'),
})

const orders = createRoute({
  ...under,
  path: '/orders',
  validateSearch: texts('unit', 'period'),
  component: lazyRouteComponent(() => import('./orders-page.js'), 'OrdersPage'),
})

export const collectRoutes = [oneReturn, orders] as const
