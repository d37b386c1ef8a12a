import type { Handler } from '../handler.js'

export const importsRoutes: readonly Handler[] = []
