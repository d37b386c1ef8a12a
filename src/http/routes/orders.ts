import type { Handler } from '../handler.js'

export const ordersRoutes: readonly Handler[] = []
