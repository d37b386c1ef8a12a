import { Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { FaultPage } from '../app/fault-page.js'
import { useLanguage } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { useForm } from '../app/register.js'
import { useSession } from '../app/session.js'
import { inLang } from '../app/words-of.js'
import { useChosen } from '../follow/search.js'
import { isAllSaved } from './autosave-state.js'
import { CellPanel } from './cell-panel/cell-panel.js'
import { ChecksPanel } from './checks-panel.js'
import { ReturnGrid } from './grid/return-grid.js'
import { Head } from './head.js'
import { missingOf } from './missing.js'
import { NarrativePanel } from './narrative-panel.js'
import { OthersLine, useOthers } from './others.js'
import { AttachmentsPanel } from './papers/attachments.js'
import { CommentsPanel } from './papers/comments.js'
import { HistoryPanel } from './papers/history.js'
import { openBySeries, useComments } from './papers/use-comments.js'
import { readTextName } from './part-names.js'
import { PrintHead, PrintSignatures } from './print-parts.js'
import { type OpenReturn, OpenReturnProvider } from './return-context.js'
import { entriesOf, type FormData, type Return, type ReturnParams } from './return-data.js'
import './return-page.css'
import { shownText } from './saved-text.js'
import { useHistory } from './use-history.js'
import { useHistoryFollows, useReturn } from './use-return.js'
import { useSaving } from './use-saving.js'
import { WorkBar } from './work-bar.js'

/** One return of one unit: fill it, see what is wrong, send it on its way. */
export function ReturnPage(): ReactNode {
  const { unit, period, form: formId } = useParams({ strict: false }) as ReturnParams
  const session = useSession()
  const params = useMemo(() => ({ unit, period, form: formId }), [unit, period, formId])
  const held = useReturn(params)
  const form = useForm(formId)
  if (held.isError && held.data === undefined) return <FaultPage error={held.error} />
  if (form.isError && form.data === undefined) return <FaultPage error={form.error} />
  if (held.data === undefined || form.data === undefined || !session.data) return <LoadingRows rows={14} />
  const account = session.data.account.id
  const key = `${account} ${unit} ${period} ${formId}`
  return <Opened key={key} account={account} params={params} held={held.data} form={form.data} />
}

interface OpenedProps {
  readonly account: string
  readonly params: ReturnParams
  readonly held: Return
  readonly form: FormData
}

function Opened({ account, params, held, form }: OpenedProps): ReactNode {
  const { lang } = useLanguage()
  const saving = useSaving(account, params, held)
  const history = useHistory(params)
  const comments = useComments(params)
  useHistoryFollows(params, held)
  const [chosen, choose] = useChosen<'cell'>()
  const [opened, setOpened] = useState(0)
  const focusing = useRef<((series: string) => void) | null>(null)
  const names = useMemo(
    () =>
      new Map(
        form.sections.flatMap(({ series }) =>
          series.map((one) => [one.code, inLang(one.name, lang)] as const),
        ),
      ),
    [form, lang],
  )
  const entries = useMemo(() => {
    const cells = [...saving.entries].filter(([name]) => readTextName(name) === null)
    return new Map([...entriesOf(held), ...cells])
  }, [held, saving.entries])
  const shown = chosen.cell
  const details = useCallback(
    (series: string | null) => {
      choose({ cell: series ?? undefined })
      if (series !== null) setOpened((times) => times + 1)
      else if (shown !== undefined) focusing.current?.(shown)
    },
    [choose, shown],
  )
  // Beside the table the panel follows the cursor; over it there is no cursor to follow.
  const beside = useMediaQuery('(min-width: 62.01em)') ?? true
  const visited = (series: string): void => {
    if (beside && shown !== undefined && shown !== series) choose({ cell: series })
  }
  const open = held.may.save === true
  const missing = useMemo(
    () =>
      open
        ? missingOf(held, saving.unsaved, entries, (name) => shownText(saving, name, serverText(held, name)))
        : [],
    [open, held, saving, entries],
  )
  const talked = useMemo(
    () => openBySeries(comments.data?.pages.flatMap(({ items }) => items) ?? []),
    [comments.data],
  )
  const common: OpenReturn = {
    account,
    params,
    held,
    form,
    saving,
    open,
    history: history.data ?? NO_HISTORY,
    nameOf: (series) => names.get(series) ?? series,
    details,
  }
  const others = useOthers(common)
  const panel = shown !== undefined && names.has(shown) ? shown : null
  return (
    <OpenReturnProvider value={common}>
      <Stack gap="md" className={panel === null ? 'return-page' : 'return-page with-panel'}>
        <PrintHead />
        <Head saved={isAllSaved(saving.unsaved)} />
        <OthersLine saves={others.saves} />
        <ReturnGrid
          entries={entries}
          talked={talked}
          others={others.cells}
          focusing={focusing}
          visited={visited}
        />
        <ChecksPanel />
        <NarrativePanel />
        <PrintSignatures />
        <AttachmentsPanel />
        <CommentsPanel />
        <HistoryPanel />
        {open && <WorkBar missing={missing} />}
      </Stack>
      {panel !== null && <CellPanel series={panel} opened={opened} />}
    </OpenReturnProvider>
  )
}

const NO_HISTORY: OpenReturn['history'] = []

function serverText(held: Return, name: string): string {
  const text = readTextName(name)
  if (text?.part === 'explanations') return held.explanations[text.id] ?? ''
  return held.narrative.find(({ id }) => id === text?.id)?.text ?? ''
}
