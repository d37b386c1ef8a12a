import type { Handler } from './handler.js'
import { accountsRoutes } from './routes/accounts.js'
import { deadlinesRoutes } from './routes/deadlines.js'
import { documentsRoutes } from './routes/documents.js'
import { figuresRoutes } from './routes/figures.js'
import { importsRoutes } from './routes/imports.js'
import { liveRoutes } from './routes/live.js'
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
  ...returnPapersRoutes,
  ...ordersRoutes,
  ...importsRoutes,
  ...deadlinesRoutes,
  ...registerRoutes,
  ...documentsRoutes,
  ...figuresRoutes,
  ...liveRoutes,
]
