import { acceptanceApi } from './api-acceptance.js'
import { accountsApi } from './api-accounts.js'
import { boardApi } from './api-board.js'
import { deadlinesApi } from './api-deadlines.js'
import { definitionsApi } from './api-definitions.js'
import { documentsApi } from './api-documents.js'
import { figuresApi } from './api-figures.js'
import { importsApi } from './api-imports.js'
import { liveApi } from './api-live.js'
import { ordersApi } from './api-orders.js'
import { registerApi } from './api-register.js'
import { returnPapersApi } from './api-return-papers.js'
import { returnsApi } from './api-returns.js'
import { sessionApi } from './api-session.js'

/** What each endpoint of the API does, by its id. */
export const apiWords = {
  ...sessionApi,
  ...accountsApi,
  ...returnsApi,
  ...acceptanceApi,
  ...returnPapersApi,
  ...ordersApi,
  ...importsApi,
  ...deadlinesApi,
  ...boardApi,
  ...definitionsApi,
  ...registerApi,
  ...documentsApi,
  ...figuresApi,
  ...liveApi,
} as const
