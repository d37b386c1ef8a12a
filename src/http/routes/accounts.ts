import type { Handler } from '../handler.js'

export const accountsRoutes: readonly Handler[] = []
