import type { Handler } from '../handler.js'

export const returnPapersRoutes: readonly Handler[] = []
