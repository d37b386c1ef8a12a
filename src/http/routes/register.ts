import { todayAt } from '../../cycle/desk.js'
import { listUnits } from '../../wire/register.js'
import { type Handler, handle } from '../handler.js'

/** Units, forms, periods: the definitions that everybody may read. */
export const registerRoutes: readonly Handler[] = [
  handle(listUnits, async (step, { query }) => {
    await step.act('unit.read', { unit: step.caller.home })
    const on = query.on ?? todayAt(step.desk)
    const { nodes } = step.desk.index.tree(on)
    const units = [...nodes.values()].map(({ key, code, name, level, parent }) => ({
      key,
      code,
      name,
      level,
      parent,
    }))
    return { body: { on, units } }
  }),
]
