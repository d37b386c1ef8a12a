import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'

const under = { getParentRoute: () => insideRoute } as const

const help = createRoute({
  ...under,
  path: '/help',
  component: lazyRouteComponent(() => import('./help-page.js'), 'HelpPage'),
})

const topic = createRoute({
  ...under,
  path: '/help/$topic',
  component: lazyRouteComponent(() => import('./help-topic-page.js'), 'HelpTopicPage'),
})

export const helpRoutes = [help, topic] as const
