import { Anchor, Button, FileButton, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type DragEvent, type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import type { attachmentShape } from '../../../wire/return-papers.js'
import { useClient } from '../../app/client.js'
import { useLanguage, useWords } from '../../app/language.js'
import { EmptyState } from '../../app/parts/empty-state.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { useOpenReturn } from '../return-context.js'
import { attachmentsKey } from '../use-return.js'
import { useWhen } from '../when.js'
import { saveFile, sizeText } from './files.js'
import './papers.css'
import { type Upload, useUploads } from './use-uploads.js'

type Attachment = z.infer<typeof attachmentShape>

/** Files beside the return: to read, to add by choosing or dropping, to take off. */
export function AttachmentsPanel(): ReactNode {
  const word = useWords(webReturnPapersWords)
  const client = useClient()
  const { params } = useOpenReturn()
  const { unit, period, form } = params
  const files = useQuery({
    queryKey: attachmentsKey(params),
    // The stream tells of no files.
    refetchInterval: 20_000,
    queryFn: async ({ signal }) =>
      (await client.listAttachments({ params: { unit, period, form }, signal })).body,
  })
  return (
    <section aria-labelledby="files-title" className="no-print">
      <Title order={2} size="h5" mb="xs" id="files-title">
        {word('files')}
      </Title>
      <Stack gap="xs" maw={900}>
        <ProblemNote error={files.error} />
        {files.data === undefined && !files.isError && <LoadingRows rows={2} />}
        {files.data?.items.length === 0 && (
          <EmptyState title={word('files-none')} text={word('files-none-text')} />
        )}
        {files.data?.items.map((file) => (
          <OneFile key={file.id} file={file} may={files.data.may.change === true} />
        ))}
        {files.data !== undefined && <Adding limits={files.data.limits} may={files.data.may.change} />}
      </Stack>
    </section>
  )
}

interface AddingProps {
  readonly limits: { readonly bytes: number; readonly total: number; readonly count: number }
  readonly may: true | { readonly why: string }
}

function Adding({ limits, may }: AddingProps): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { params } = useOpenReturn()
  const { uploads, add, dismiss } = useUploads(params)
  const [over, setOver] = useState(false)
  if (may !== true)
    return (
      <Text size="sm" c="dimmed">
        {may.why}
      </Text>
    )
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  return (
    <>
      {uploads.map((upload) => (
        <OneUpload key={upload.id} upload={upload} dismiss={() => dismiss(upload.id)} />
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button inside does the same */}
      <div
        className={`drop-here ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Group gap="xs">
          <Text size="sm" visibleFrom="sm">
            {word('files-drop')}
          </Text>
          <FileButton onChange={add} multiple>
            {(props) => (
              <Button {...props} variant="default" size="xs">
                {word('files-choose')}
              </Button>
            )}
          </FileButton>
        </Group>
        <Text size="xs" c="dimmed" mt={4}>
          {word('files-limits', {
            bytes: limits.bytes / 1_000_000,
            total: limits.total / 1_000_000,
            count: limits.count,
          })}
        </Text>
      </div>
    </>
  )
}

function OneUpload({ upload, dismiss }: { upload: Upload; dismiss: () => void }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { name, part, error, stop } = upload
  const label = word('file-sending', { name, percent: Math.round(part * 100) })
  return (
    <Paper withBorder p="xs">
      {error === null ? (
        <Group gap="xs">
          <Text size="sm" flex={1} role="status">
            {label}
          </Text>
          <Button size="compact-sm" variant="default" onClick={stop}>
            {word('file-cancel')}
          </Button>
          <Progress value={part * 100} w="100%" aria-label={label} />
        </Group>
      ) : (
        <Stack gap="xs">
          <Text size="sm" fw={500}>
            {name}
          </Text>
          <ProblemNote error={error} />
          <Group justify="flex-end">
            <Button size="compact-sm" variant="default" onClick={dismiss}>
              {word('file-dismiss')}
            </Button>
          </Group>
        </Stack>
      )}
    </Paper>
  )
}

function OneFile({ file, may }: { file: Attachment; may: boolean }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { lang } = useLanguage()
  const when = useWhen()
  const client = useClient()
  const queries = useQueryClient()
  const { params } = useOpenReturn()
  const [sure, setSure] = useState(false)
  const which = { ...params, id: file.id }
  const get = useMutation({
    mutationFn: async () => (await client.getAttachment({ params: which })).body,
    onSuccess: (received) => saveFile(received, file.name),
  })
  const remove = useMutation({
    mutationFn: async () => (await client.removeAttachment({ params: which })).body,
    onSettled: () => queries.invalidateQueries({ queryKey: attachmentsKey(params) }),
  })
  const { name, size, by, at, removed } = file
  return (
    <Paper withBorder p="xs">
      <Group gap="xs" justify="space-between">
        <div className="file-name">
          {removed === null ? (
            <Anchor component="button" type="button" size="sm" ta="left" onClick={() => get.mutate()}>
              {name}
            </Anchor>
          ) : (
            <Text size="sm" td="line-through" c="dimmed">
              {name}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {removed === null
              ? word('file-line', { size: sizeText(size, lang), who: by.name, time: when(at) })
              : word('file-removed', { who: removed.by.name, time: when(removed.at) })}
          </Text>
        </div>
        {may && removed === null && (
          <Group gap={4}>
            {sure && (
              <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
                {word('file-keep')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant={sure ? 'filled' : 'default'}
              {...(sure ? { color: 'red.8' } : {})}
              {...(sure ? {} : { 'aria-label': word('file-remove-label', { name }) })}
              loading={remove.isPending}
              onClick={() => (sure ? remove.mutate() : setSure(true))}
            >
              {word(sure ? 'file-remove-sure' : 'file-remove')}
            </Button>
          </Group>
        )}
      </Group>
      <ProblemNote error={get.error ?? remove.error} />
    </Paper>
  )
}
