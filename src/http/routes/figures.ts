import type { Handler } from '../handler.js'

export const figuresRoutes: readonly Handler[] = []
