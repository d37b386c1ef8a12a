import type { Handler } from './handler.js'
import { registerRoutes } from './routes/register.js'

/** Every endpoint of the API with what carries it out. */
export const allHandlers: readonly Handler[] = [...registerRoutes]
