import { Alert, Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webAuditWords } from '../../domain/words/web-audit.js'
import { useClient } from '../app/client.js'
import { useLanguage, useWords } from '../app/language.js'
import { useMoments } from '../app/moments.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { usePack } from '../app/register.js'
import { saveText } from '../session/save-text.js'
import { auditCsv } from './audit-csv.js'
import { MOST_IN_FILE, useAudit, wholeAudit } from './audit-data.js'
import { AuditFilters } from './audit-filters.js'
import { AuditList, useFormNames } from './audit-list.js'

/** Who did what, when and where, in sentences; to be narrowed down and taken away as a file. */
export function AuditPage(): ReactNode {
  const word = useWords(webAuditWords)
  const { lang } = useLanguage()
  const client = useClient()
  const search = useSearch({ from: '/inside/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const moment = useMoments(lang)
  const formOf = useFormNames()
  const today = usePack().data?.today ?? ''
  const audit = useAudit(search)
  const { after, ...filters } = search
  const entries = audit.data?.items ?? []
  const next = audit.data?.next ?? null
  const person = entries.find(({ actor }) => actor === search.account)?.actorName ?? null
  const file = useMutation({
    mutationFn: async () => {
      const whole = await wholeAudit(client, filters)
      saveText(`cungky-audit-${today}.csv`, auditCsv(whole.entries, lang, moment, formOf), 'text/csv')
      return whole
    },
  })
  return (
    <Stack gap="md">
      <PageHead
        title={word('audit')}
        text={word('audit-text')}
        actions={
          <Button
            variant="default"
            loading={file.isPending}
            disabled={entries.length === 0}
            onClick={() => file.mutate()}
          >
            {word('csv')}
          </Button>
        }
      />
      <AuditFilters
        search={filters}
        person={person}
        onChange={(to) => void navigate({ search: to, replace: true })}
      />
      <ProblemNote error={audit.error ?? file.error} />
      {file.data?.more === true && (
        <Alert color="yellow" variant="default" role="status">
          {word('csv-cut', { count: MOST_IN_FILE })}
        </Alert>
      )}
      {audit.isPending && <LoadingRows rows={12} />}
      {audit.isSuccess && entries.length === 0 && (
        <EmptyState title={word('none')} text={word('none-text')} />
      )}
      <AuditList entries={entries} search={search} />
      {(after !== undefined || next !== null) && (
        <Group gap="xs" className="no-print" component="nav" aria-label={word('pages')}>
          <Button
            variant="default"
            disabled={after === undefined}
            onClick={() => void navigate({ search: filters })}
          >
            {word('newest')}
          </Button>
          <Button
            variant="default"
            disabled={next === null}
            onClick={() => void navigate({ search: next === null ? filters : { ...filters, after: next } })}
          >
            {word('older')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
