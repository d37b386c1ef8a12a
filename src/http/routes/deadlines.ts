import type { Handler } from '../handler.js'

export const deadlinesRoutes: readonly Handler[] = []
