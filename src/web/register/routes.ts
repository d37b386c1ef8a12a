import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../app/inside-route.js'
import { editionSearch, entrySearch, yearSearch } from './definitions/search.js'
import { unitsSearch } from './units/units-search.js'

const under = { getParentRoute: () => insideRoute } as const

const units = createRoute({
  ...under,
  path: '/units',
  validateSearch: unitsSearch,
  component: lazyRouteComponent(() => import('./units-page.js'), 'UnitsPage'),
})

const unit = createRoute({
  ...under,
  path: '/units/$unit',
  component: lazyRouteComponent(() => import('./unit-page.js'), 'UnitPage'),
})

const acts = createRoute({
  ...under,
  path: '/acts',
  component: lazyRouteComponent(() => import('./acts-page.js'), 'ActsPage'),
})

const act = createRoute({
  ...under,
  path: '/acts/$act',
  component: lazyRouteComponent(() => import('./act-page.js'), 'ActPage'),
})

const definitions = createRoute({
  ...under,
  path: '/definitions',
  component: lazyRouteComponent(() => import('./definitions-page.js'), 'DefinitionsPage'),
})

const measures = createRoute({
  ...under,
  path: '/definitions/measures',
  validateSearch: entrySearch,
  component: lazyRouteComponent(() => import('./measures-page.js'), 'MeasuresPage'),
})

const forms = createRoute({
  ...under,
  path: '/definitions/forms',
  component: lazyRouteComponent(() => import('./forms-page.js'), 'FormsPage'),
})

const formOf = createRoute({
  ...under,
  path: '/definitions/forms/$form',
  component: lazyRouteComponent(() => import('./form-page.js'), 'FormPage'),
})

const indicators = createRoute({
  ...under,
  path: '/definitions/indicators',
  validateSearch: entrySearch,
  component: lazyRouteComponent(() => import('./indicators-page.js'), 'IndicatorsPage'),
})

const calendar = createRoute({
  ...under,
  path: '/definitions/calendar',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('./calendar-page.js'), 'CalendarPage'),
})

const packFile = createRoute({
  ...under,
  path: '/definitions/files/$name',
  validateSearch: editionSearch,
  component: lazyRouteComponent(() => import('./pack-file-page.js'), 'PackFilePage'),
})

export const registerRoutes = [
  units,
  unit,
  acts,
  act,
  definitions,
  measures,
  forms,
  formOf,
  indicators,
  calendar,
  packFile,
] as const
