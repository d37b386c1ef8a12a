import { randomUUID } from 'node:crypto'
import { ApiClient, type ApiReply } from '../../bench/api-client.js'
import { signIn } from './demo-server.js'

/** How far the return of a commune has come. */
export type SampleStage = 'draft' | 'submitted' | 'approved' | 'accepted'

interface Server {
  readonly server: { readonly port: number }
  readonly password: string
}

const FORM = 'commune-monthly'

/** Communes of the example, by code, and how far each has come in the last month; all are through in the same month a year before. */
export const SAMPLE: readonly (readonly [code: string, stage: SampleStage])[] = [
  ['03463', 'draft'],
  ['03433', 'submitted'],
  ['03434', 'approved'],
  ['03451', 'approved'],
  ['03439', 'accepted'],
  ['03442', 'accepted'],
]
export const SAMPLE_MONTH = '2026-10'
export const SAMPLE_LAST_YEAR = '2025-10'

/** How many communes are brought on their way at once. */
const AT_ONCE = 4

/**
 * A few returns, made by the people who make them, so that pages have something to show. The same figures at every run. `whole`: those of
 * all other communes too, accepted in both years, so that totals are complete.
 */
export async function addSample(where: Server, whole = false): Promise<void> {
  const api = new ApiClient(where.server.port, AT_ONCE)
  try {
    const above = await signIn(api, 'tonghop.12', where.password)
    const list = await api.send('get', '/units?level=commune', { cookie: above })
    const stages = new Map(SAMPLE)
    const left = (list.body.units as { key: string; code: string }[])
      .map((unit, at) => ({ ...unit, at, stage: stages.get(unit.code) }))
      .filter(({ stage }) => whole || stage !== undefined)
    const work = async () => {
      for (let unit = left.pop(); unit !== undefined; unit = left.pop()) {
        const clerk = await signIn(api, `nhap.${unit.code}`, where.password)
        const head = await signIn(api, `duyet.${unit.code}`, where.password)
        const { key, at, stage = 'accepted' } = unit
        const path = (month: string) => `/returns/${key}/${month}/${FORM}`
        await bring(api, { path: path(SAMPLE_LAST_YEAR), stage: 'accepted', size: 6 + (at % 5) }, [
          clerk,
          head,
          above,
        ])
        await bring(api, { path: path(SAMPLE_MONTH), stage, size: 4 + ((at * 5) % 7) }, [clerk, head, above])
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    api.close()
  }
}

interface Wanted {
  readonly path: string
  readonly stage: SampleStage
  readonly size: number
}

async function bring(
  api: ApiClient,
  { path, stage, size }: Wanted,
  [clerk, head, above]: readonly [string, string, string],
): Promise<void> {
  const send = async (who: string, method: string, at: string, etag: string | null, body?: object) => {
    const reply = await api.send(method, at, { cookie: who, ifMatch: etag, key: randomUUID(), body })
    if (reply.status !== 200)
      throw new Error(`${method} ${at}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply
  }
  const empty = await api.send('get', path, { cookie: clerk })
  let held: ApiReply = await send(clerk, 'put', `${path}/content`, empty.etag, content(empty.body, size))
  if (stage === 'draft') return
  const asked = [...held.body.checks, ...held.body.questions]
    .filter(({ key, explained }: { key: string | null; explained: boolean }) => key !== null && !explained)
    .map(({ key }: { key: string }) => [key, 'Đã rà soát với sổ theo dõi, số liệu đúng.'])
  if (asked.length > 0)
    held = await send(clerk, 'patch', path, held.etag, { explanations: Object.fromEntries(asked) })
  held = await send(clerk, 'post', `${path}/submit`, held.etag)
  if (stage === 'submitted') return
  held = await send(head, 'post', `${path}/approve`, held.etag)
  if (stage === 'accepted') await send(above, 'post', `${path}/accept`, held.etag)
}

/** Figures that satisfy the errors of the form: groups add up to severities, no more cleared than recorded. */
function content(held: { sections: { cells: { series: string }[] }[] }, size: number): object {
  const known: Readonly<Record<string, number>> = {
    'social_order_recorded.less_serious': size,
    'social_order_recorded.serious': 2,
    'social_order_by_group.property': size,
    'social_order_by_group.life_health': 2,
    'social_order_cleared_same.less_serious': size - 2,
    'social_order_cleared_same.serious': 1,
    social_order_pending: 3,
    crime_reports_received: size * 2,
    crime_reports_resolved: size * 2 - 3,
    road_accidents: 1,
    road_injured: 1,
    id_cards_issued: size * 9,
    residence_records: size * 14,
    patrols: 22,
    awareness_sessions: 3,
    citizen_visits: size + 4,
    petitions_received: 4,
    petitions_resolved: 3,
    reporting_staff: 2,
  }
  const series = held.sections.flatMap(({ cells }) => cells.map((cell) => cell.series))
  return {
    entries: Object.fromEntries(series.map((code) => [code, { value: String(known[code] ?? 0) }])),
    narrative: { situation: 'An ninh, trật tự trên địa bàn ổn định.', results: 'Hoàn thành kế hoạch tháng.' },
  }
}
