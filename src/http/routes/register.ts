import { rightsAt, todayAt } from '../../cycle/desk.js'
import { actsOf } from '../../cycle/register/describe-acts.js'
import { formsOf, formWithSeries, indicatorsOf } from '../../cycle/register/describe-forms.js'
import { describePack } from '../../cycle/register/describe-pack.js'
import { periodInFull, periodsOfYear } from '../../cycle/register/describe-periods.js'
import { nameOfNode, unitsOn, unitThroughTime } from '../../cycle/register/describe-units.js'
import { figureStatusOf } from '../../cycle/register/figure-status.js'
import type { Step } from '../../cycle/step.js'
import { parsePeriod } from '../../domain/period.js'
import {
  listForms,
  listIndicators,
  listPeriods,
  listReorganisations,
  listUnits,
  readForm,
  readPack,
  readPeriod,
  readUnit,
} from '../../wire/register.js'
import { type Handler, handle } from '../handler.js'
import { revalidated } from '../revalidated.js'

/** Units, forms, periods: the definitions that everybody with a role may read. */
export const registerRoutes: readonly Handler[] = [
  handle(listUnits, async (step, { query }) => {
    const { index } = step.desk
    const known = query.under !== undefined && index.pack.history.units.has(query.under)
    await step.act('unit.read', { unit: known ? query.under! : step.caller.home })
    const on = query.on ?? todayAt(step.desk)
    const units = unitsOn(index, on, query).map((node) => ({
      ...nameOfNode(node),
      parent: node.parent,
      path: [...node.path],
      children: node.children.length,
    }))
    return revalidated({ on, units })
  }),
  handle(readUnit, async (step, { params: { unit } }) => {
    await demandUnit(step, unit)
    const { desk, caller } = step
    return revalidated(unitThroughTime(desk.index, unit, todayAt(desk), caller.assignments))
  }),
  handle(listReorganisations, async (step) => {
    await step.act('unit.read', { unit: step.caller.home })
    return revalidated({ acts: actsOf(step.desk.index) })
  }),
  handle(listForms, async (step) => {
    await step.act('pack.read', { unit: step.caller.home })
    return revalidated({ forms: formsOf(step.desk.index) })
  }),
  handle(readForm, async (step, { params }) => {
    await step.act('pack.read', { unit: step.caller.home })
    return revalidated(formWithSeries(step.desk.index, params.form))
  }),
  handle(listPeriods, async (step, { query }) => {
    await step.act('unit.read', { unit: step.caller.home })
    const year = query.year ?? Number(todayAt(step.desk).slice(0, 4))
    return revalidated({ year, periods: periodsOfYear(step.desk.index, year) })
  }),
  handle(readPeriod, async (step, { params, query }) => {
    const { desk, caller } = step
    const unit = query.unit ?? caller.home
    await demandUnit(step, unit)
    const period = parsePeriod(params.period, { field: 'path.period' })
    const on = { unit, asAt: desk.index.window(period).to }
    const body = periodInFull(desk.index, period, todayAt(desk))
    if ('no' in rightsAt(desk, caller, on)('figure.read')) return revalidated({ ...body, figures: null })
    await step.act('figure.read', on)
    const status = await figureStatusOf(step, unit, period)
    return revalidated({ ...body, figures: status === null ? null : { unit, status } })
  }),
  handle(listIndicators, async (step) => {
    await step.act('pack.read', { unit: step.caller.home })
    return revalidated({ indicators: indicatorsOf(step.desk.index) })
  }),
  handle(readPack, async (step) => {
    await step.act('pack.read', { unit: step.caller.home })
    return revalidated(await describePack(step.tx, step.desk.index, todayAt(step.desk)))
  }),
]

/** The unit must be known before anybody's right to it can be asked for: 404 rather than 403. */
async function demandUnit(step: Step, unit: string): Promise<void> {
  const known = step.desk.index.pack.history.units.has(unit)
  await step.act('unit.read', { unit: known ? unit : step.caller.home })
  step.unitId(unit)
}
