import { Alert, Button, FileButton, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import type { workbookShape } from '../../../wire/return-papers.js'
import { useClient } from '../../app/client.js'
import { useLanguage, useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { inLang } from '../../app/words-of.js'
import { isAllSaved } from '../autosave-state.js'
import { useOpenReturn } from '../return-context.js'
import { returnKey } from '../use-return.js'
import { type DiffLine, DiffTable, useShownEntry } from './diff-table.js'
import { saveFile } from './files.js'

type Looked = z.infer<typeof workbookShape>
type Blanks = Looked['blanks']

interface Chosen {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The return as a spreadsheet: out, and in again after a look at what it would change. */
export function WorkbookButtons(): ReactNode {
  const word = useWords(webReturnPapersWords)
  const client = useClient()
  const { params, open } = useOpenReturn()
  const { unit, period, form } = params
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const get = useMutation({
    mutationFn: async () => (await client.getTemplate({ params: { unit, period, form } })).body,
    onSuccess: (file) => saveFile(file, `${unit}-${period}.xlsx`),
  })
  const choose = async (file: File | null): Promise<void> => {
    if (file !== null) setChosen({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  return (
    <>
      <Button variant="default" size="xs" loading={get.isPending} onClick={() => get.mutate()}>
        {word('workbook-get')}
      </Button>
      {open && (
        <FileButton onChange={(file) => void choose(file)} accept=".xlsx,.csv">
          {(props) => (
            <Button {...props} variant="default" size="xs">
              {word('workbook-send')}
            </Button>
          )}
        </FileButton>
      )}
      <ProblemNote error={get.error} />
      {chosen !== null && <Look file={chosen} close={() => setChosen(null)} />}
    </>
  )
}

/** What the file would change; nothing is taken before somebody says so. */
function Look({ file, close }: { file: Chosen; close: () => void }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const client = useClient()
  const queries = useQueryClient()
  const { params, held, saving } = useOpenReturn()
  const { unit, period, form } = params
  const [blanks, setBlanks] = useState<Blanks>('keep')
  const sent = { params: { unit, period, form }, file: file.bytes, fileName: file.name }
  const look = useQuery({
    queryKey: ['workbook', file, blanks, held.etag],
    retry: false,
    gcTime: 0,
    queryFn: async () => (await client.takeWorkbook({ ...sent, query: { dryRun: 'true', blanks } })).body,
  })
  const take = useMutation({
    mutationFn: async (etag: string) =>
      (await client.takeWorkbook({ ...sent, query: { blanks }, ifMatch: etag })).body,
    onSuccess: (taken) => {
      queries.setQueryData(returnKey(params), taken.return)
      close()
    },
    // Somebody was first: look again at what the file would change now.
    onError: () => queries.invalidateQueries({ queryKey: returnKey(params) }),
  })
  const found = look.data
  const saved = isAllSaved(saving.unsaved)
  const changes = found === undefined ? 0 : changesOf(found)
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={word('workbook-title', { file: file.name })}
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={word('workbook-blanks')}
          value={blanks}
          onChange={(value) => setBlanks(value as Blanks)}
          data={(['keep', 'empty'] as const).map((value) => ({
            value,
            label: `${word('workbook-blanks')}: ${word(`blanks-${value}`)}`,
          }))}
          orientation="vertical"
        />
        <ProblemNote error={look.error ?? take.error} />
        {look.isPending && <LoadingRows rows={4} />}
        {found !== undefined && <Told found={found} changes={changes} />}
        {!saved && <Text size="sm">{word('workbook-wait')}</Text>}
        {found !== undefined && found.may.save !== true && <Text size="sm">{found.may.save.why}</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {word('cancel')}
          </Button>
          <Button
            loading={take.isPending}
            disabled={
              found === undefined ||
              found.findings.length > 0 ||
              changes === 0 ||
              found.may.save !== true ||
              !saved
            }
            onClick={() => take.mutate(found!.etag)}
          >
            {word('workbook-take')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const CHANGES = new Set(['new', 'changed', 'emptied'])

function changesOf({ cells, narrative, notes }: Looked): number {
  return [...cells, ...narrative, ...notes].filter(({ kind }) => CHANGES.has(kind)).length
}

/** Where in the file it is: `Nhập số liệu D12: `. */
function placeOf({ sheet, cell, line }: Looked['findings'][number]): string {
  const place = [sheet, cell ?? line].filter((part) => part !== undefined).join(' ')
  return place === '' ? '' : `${place}: `
}

function Told({ found, changes }: { found: Looked; changes: number }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { lang } = useLanguage()
  const shown = useShownEntry()
  const { findings, checks, counts } = found
  const count = (severity: 'error' | 'warning') =>
    checks.filter((check) => check.severity === severity).length
  const lines: DiffLine[] = [
    ...found.cells.map(({ series, name, kind, before, after }) => ({
      key: series,
      name: inLang(name, lang),
      kind,
      before: shown(before),
      after: shown(after),
    })),
    ...[...found.narrative, ...found.notes].map(({ id, name, kind, before, after }) => ({
      key: `text ${id}`,
      name: inLang(name, lang),
      kind,
      before: before ?? shown(null),
      after: after ?? shown(null),
      text: true,
    })),
  ].filter(({ kind }) => CHANGES.has(kind))
  return (
    <>
      {findings.length > 0 && (
        <Alert color="red" variant="light" role="alert">
          <Text size="sm">{word('workbook-findings', { count: findings.length })}</Text>
          <ul>
            {findings.map((finding) => (
              <li key={JSON.stringify(finding)}>
                <Text size="sm">
                  {placeOf(finding)}
                  {finding.message}
                </Text>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Text size="sm">{word('diff-counts', counts)}</Text>
      {changes === 0 && findings.length === 0 && <Text size="sm">{word('workbook-nothing')}</Text>}
      {lines.length > 0 && (
        <DiffTable
          label={word('diff-kind')}
          lines={lines.map((line) => ({ ...line, kind: word(`diff-${line.kind as 'new'}`) }))}
        />
      )}
      {checks.length > 0 && (
        <>
          <Text size="sm">
            {word('workbook-checks', { errors: count('error'), warnings: count('warning') })}
          </Text>
          <ul>
            {checks.map(({ message }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said of several cells
              <li key={at}>
                <Text size="sm">{message}</Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
