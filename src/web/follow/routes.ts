import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'
import { MinePage } from './mine-page.js'
import { texts } from './search.js'

const under = { getParentRoute: () => insideRoute } as const

const mine = createRoute({
  ...under,
  path: '/',
  component: MinePage,
})

const returns = createRoute({
  ...under,
  path: '/returns',
  validateSearch: texts('period', 'unit', 'form', 'state', 'late'),
  component: lazyRouteComponent(() => import('./returns-page.js'), 'ReturnsPage'),
})

const notices = createRoute({
  ...under,
  path: '/notices',
  validateSearch: texts('unread'),
  component: lazyRouteComponent(() => import('./notices-page.js'), 'NoticesPage'),
})

const accept = createRoute({
  ...under,
  path: '/accept',
  validateSearch: texts('unit', 'period', 'look'),
  component: lazyRouteComponent(() => import('./accept-page.js'), 'AcceptPage'),
})

const board = createRoute({
  ...under,
  path: '/board',
  validateSearch: texts('unit', 'form', 'to', 'span', 'state', 'only', 'level', 'open'),
  component: lazyRouteComponent(() => import('./board-page.js'), 'BoardPage'),
})

export const followRoutes = [mine, returns, notices, accept, board] as const
