import * as acceptance from './acceptance.js'
import * as accounts from './accounts.js'
import * as board from './board.js'
import * as deadlines from './deadlines.js'
import * as definitions from './definitions.js'
import * as documents from './documents.js'
import type { Endpoint } from './endpoint.js'
import * as figures from './figures.js'
import * as imports from './imports.js'
import * as live from './live.js'
import * as mine from './mine.js'
import * as orders from './orders.js'
import * as register from './register.js'
import * as returnPapers from './return-papers.js'
import * as returns from './returns.js'
import * as session from './session.js'

/** Every file of contracts, by its name; a test finds one that is missing. */
export const AREAS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  acceptance,
  accounts,
  board,
  deadlines,
  definitions,
  documents,
  figures,
  imports,
  live,
  mine,
  orders,
  register,
  'return-papers': returnPapers,
  returns,
  session,
}

/** The contracts that a file exports, by the name under which it does. */
export function endpointsOf(exported: Readonly<Record<string, unknown>>): [string, Endpoint][] {
  return Object.entries(exported).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1]))
}

/** Every contract of the API, by id. */
export const API: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  Object.values(AREAS)
    .flatMap(endpointsOf)
    .map(([, endpoint]) => [endpoint.id, endpoint]),
)

function isEndpoint(value: unknown): boolean {
  const { id, method, path, access } = (value ?? {}) as Partial<Endpoint>
  return [id, method, path].every((part) => typeof part === 'string') && access !== undefined
}
