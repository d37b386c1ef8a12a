import type { Handler } from '../handler.js'

export const returnsRoutes: readonly Handler[] = []
