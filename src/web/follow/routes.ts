import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'
import { MinePage } from './mine-page.js'

const under = { getParentRoute: () => insideRoute } as const

const mine = createRoute({
  ...under,
  path: '/',
  component: MinePage,
})

const returns = createRoute({
  ...under,
  path: '/returns',
  component: lazyRouteComponent(() => import('./returns-page.js'), 'ReturnsPage'),
})

const notices = createRoute({
  ...under,
  path: '/notices',
  component: lazyRouteComponent(() => import('./notices-page.js'), 'NoticesPage'),
})

const accept = createRoute({
  ...under,
  path: '/accept',
  component: lazyRouteComponent(() => import('./accept-page.js'), 'AcceptPage'),
})

const board = createRoute({
  ...under,
  path: '/board',
  component: lazyRouteComponent(() => import('./board-page.js'), 'BoardPage'),
})

export const followRoutes = [mine, returns, notices, accept, board] as const
