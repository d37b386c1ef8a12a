import { Alert, Group, Progress, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useClient } from '../app/client.js'
import { shortDate } from '../app/dates.js'
import { FaultPage } from '../app/fault-page.js'
import { useLanguage, useWords } from '../app/language.js'
import { useSession } from '../app/session.js'
import { useTitle } from '../app/title.js'
import { inLang } from '../app/words-of.js'
import { StateBadge } from '../follow/state-badge.js'
import type { Typed } from './autosave-state.js'
import { ChecksPanel } from './checks-panel.js'
import { ReturnGrid } from './grid/return-grid.js'
import { NarrativePanel } from './narrative-panel.js'
import { entriesOf, type FormData, type Return, type ReturnParams } from './return-data.js'
import { Conflicts, SavedLine } from './saved-line.js'
import { Steps } from './steps.js'
import { useReturn, useSaving } from './use-return.js'

/** One return of one unit: fill it, see what is wrong, send it on its way. */
export function ReturnPage(): ReactNode {
  const params: ReturnParams = useParams({ strict: false }) as ReturnParams
  const client = useClient()
  const session = useSession()
  const held = useReturn(params)
  const form = useQuery({
    queryKey: ['form', params.form],
    queryFn: async () => (await client.readForm({ params: { form: params.form } })).body,
    staleTime: 300_000,
  })
  if (held.isError) return <FaultPage error={held.error} />
  if (form.isError) return <FaultPage error={form.error} />
  if (held.data === undefined || form.data === undefined || !session.data) return <Skeleton h={400} />
  const account = session.data.account.id
  const key = `${account} ${params.unit} ${params.period} ${params.form}`
  return <OpenReturn key={key} account={account} params={params} held={held.data} form={form.data} />
}

function OpenReturn({
  account,
  params,
  held,
  form,
}: {
  account: string
  params: ReturnParams
  held: Return
  form: FormData
}): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const saving = useSaving(account, params, held)
  const [outside, setOutside] = useState(0)
  const title = `${held.unit.name} · ${inLang(held.period.name, lang)}`
  useTitle(title)
  const entries = useMemo(() => new Map([...entriesOf(held), ...saving.entries]), [held, saving.entries])
  const names = useMemo(
    () =>
      new Map(
        form.sections.flatMap(({ series }) =>
          series.map((one) => [one.code, inLang(one.name, lang)] as const),
        ),
      ),
    [form, lang],
  )
  const { cells, empty } = held.completeness
  return (
    <Stack gap="md">
      <div>
        <Group gap="sm" align="center">
          <Title order={1} size="h3">
            {title}
          </Title>
          <StateBadge state={held.state} />
        </Group>
        <Text size="sm" c="dimmed">
          {inLang(held.form.name, lang)}
          {held.due !== null &&
            ` · ${word('due', { date: shortDate(held.due, lang) })} · ${held.timeliness.text}`}
          {held.version > 0 && ` · ${word('version', { version: held.version })}`}
        </Text>
      </div>
      {held.lock.because !== 'open' && (
        <Alert color={held.lock.locked ? 'orange' : 'blue'}>{held.lock.text}</Alert>
      )}
      {held.closedFor !== null && (
        <Alert color="orange">{word('sent-back-for', { reason: held.closedFor })}</Alert>
      )}
      {held.openedFor !== null && (
        <Alert color="blue">{word('opened-for', { reason: held.openedFor })}</Alert>
      )}
      <Group gap="md" className="no-print" align="flex-start">
        <Steps held={held} params={params} saved={saving.entries.size === 0} />
        <SavedLine saving={saving} />
      </Group>
      <Group gap="sm" maw={900}>
        <Progress
          value={cells === 0 ? 100 : (100 * (cells - empty)) / cells}
          flex={1}
          aria-label={word('filled', { filled: cells - empty, cells })}
        />
        <Text size="sm" className="figures">
          {word('filled', { filled: cells - empty, cells })}
        </Text>
      </Group>
      {held.may.save === true && (
        <Text size="xs" c="dimmed">
          {word('not-applicable-hint')} {word('keys-hint')}
        </Text>
      )}
      {outside > 0 && (
        <Alert color="orange" withCloseButton onClose={() => setOutside(0)}>
          {word('outside-pasted', { count: outside })}
        </Alert>
      )}
      <Conflicts saving={saving} nameOf={(cell) => names.get(cell) ?? cell} />
      <ReturnGrid
        held={held}
        form={form}
        entries={entries}
        open={held.may.save === true}
        changed={(changes: readonly (readonly [string, Typed])[]) => saving.type(changes)}
        outside={setOutside}
      />
      <ChecksPanel account={account} held={held} params={params} />
      <NarrativePanel account={account} held={held} params={params} />
    </Stack>
  )
}
