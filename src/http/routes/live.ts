import type { Handler } from '../handler.js'

export const liveRoutes: readonly Handler[] = []
