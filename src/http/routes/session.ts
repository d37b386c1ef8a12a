import type { Handler } from '../handler.js'

export const sessionRoutes: readonly Handler[] = []
