import type { Handler } from './handler.js'
import { acceptanceRoutes } from './routes/acceptance.js'
import { accountsRoutes } from './routes/accounts.js'
import { boardRoutes } from './routes/board.js'
import { deadlinesRoutes } from './routes/deadlines.js'
import { definitionsRoutes } from './routes/definitions.js'
import { documentsRoutes } from './routes/documents.js'
import { figuresRoutes } from './routes/figures.js'
import { importsRoutes } from './routes/imports.js'
import { liveRoutes } from './routes/live.js'
import { mineRoutes } from './routes/mine.js'
import { ordersRoutes } from './routes/orders.js'
import { registerRoutes } from './routes/register.js'
import { returnPapersRoutes } from './routes/return-papers.js'
import { returnsRoutes } from './routes/returns.js'
import { sessionRoutes } from './routes/session.js'

/** Every endpoint of the API with what carries it out. */
export const allHandlers: readonly Handler[] = [
  ...sessionRoutes,
  ...accountsRoutes,
  ...returnsRoutes,
  ...acceptanceRoutes,
  ...returnPapersRoutes,
  ...ordersRoutes,
  ...importsRoutes,
  ...deadlinesRoutes,
  ...boardRoutes,
  ...mineRoutes,
  ...registerRoutes,
  ...definitionsRoutes,
  ...documentsRoutes,
  ...figuresRoutes,
  ...liveRoutes,
]
