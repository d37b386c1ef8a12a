import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'
import { accountsSearch, auditSearch } from './address.js'

const under = { getParentRoute: () => insideRoute } as const

const accounts = createRoute({
  ...under,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => import('./accounts-page.js'), 'AccountsPage'),
})

const account = createRoute({
  ...under,
  path: '/accounts/$account',
  component: lazyRouteComponent(() => import('./account-page.js'), 'AccountPage'),
})

const audit = createRoute({
  ...under,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./audit-page.js'), 'AuditPage'),
})

export const administerRoutes = [accounts, account, audit] as const
