import { Alert, Button, Group, List, Stack, Text } from '@mantine/core'
import { useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { webDefinitionsWords } from '../../domain/words/web-definitions.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { DefinitionsFrame } from './definitions/frame.js'
import { LineEditor, type LineEditorHandle } from './definitions/line-editor.js'
import { fileOf } from './draft/changes.js'
import { useFileText } from './draft/editions.js'
import { FileDifference } from './draft/file-difference.js'
import { type DefinitionDraft, useDefinitionDraft } from './draft/use-draft.js'

/** One file of the definitions as text: read by everybody, edited by whoever may, with what is wrong in it by line. */
export function PackFilePage(): ReactNode {
  const { name } = useParams({ from: '/inside/definitions/files/$name' })
  const { edition } = useSearch({ from: '/inside/definitions/files/$name' })
  const word = useWords(webDefinitionsWords)
  const draft = useDefinitionDraft()
  const old = edition !== undefined && edition !== draft.current?.edition
  return (
    <DefinitionsFrame
      draft={draft}
      title={name}
      actions={
        old && (
          <AnchorLink size="sm" to="/definitions/files/$name" params={{ name }}>
            {word('file-current')}
          </AnchorLink>
        )
      }
    >
      {old ? (
        <OldFile name={name} edition={edition} current={draft.current?.edition} />
      ) : (
        <CurrentFile key={name} name={name} draft={draft} />
      )}
    </DefinitionsFrame>
  )
}

function OldFile(props: { name: string; edition: string; current: string | undefined }): ReactNode {
  const { name, edition, current } = props
  const word = useWords(webDefinitionsWords)
  const text = useFileText(edition, name)
  const now = useFileText(current, name)
  return (
    <Stack gap="sm">
      <Alert color="gray" variant="light">
        {word('file-old')}
      </Alert>
      <ProblemNote error={text.error} />
      {text.isPending && <LoadingRows rows={12} />}
      {text.data !== undefined && (
        <>
          {now.data !== undefined && now.data !== text.data && (
            <FileDifference name={word('file-difference')} before={text.data} after={now.data} />
          )}
          <LineEditor label={word('file-text', { name })} value={text.data} readOnly faults={[]} />
        </>
      )}
    </Stack>
  )
}

function CurrentFile({ name, draft }: { name: string; draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDefinitionsWords)
  const held = useFileText(draft.edition, name)
  const editor = useRef<LineEditorHandle>(null)
  const { changes, preview, setFile, discard } = draft
  const at = changes.findIndex((change) => change.kind === 'file' && change.name === name)
  const own = changes[at]
  const written = own?.kind === 'file' ? own.text : undefined
  // Changes made on the other pages, as the server writes them into the file.
  const structured = changes.some((change) => change.kind !== 'file' && fileOf(change) === name)
  const previewed = preview.data?.files.find((file) => file.name === name)?.after
  const waiting = structured && (preview.behind || preview.data === undefined) && !preview.isError
  const text = structured ? (previewed ?? held.data) : written === undefined ? held.data : (written ?? '')
  const faults = (preview.behind ? [] : (preview.data?.findings ?? [])).filter(({ file }) => file === name)
  if (held.isError && written === undefined) return <ProblemNote error={held.error} />
  if (text === undefined || waiting) return <LoadingRows rows={16} />
  return (
    <Stack gap="sm">
      {structured && draft.may === true && (
        <Alert color="blue" variant="light">
          {word('file-structured')}
        </Alert>
      )}
      {own !== undefined && (
        <Group gap="sm">
          <Button size="xs" variant="default" onClick={() => discard(at)}>
            {word('file-revert')}
          </Button>
          {preview.data !== undefined && !preview.behind && (
            <Text size="sm" {...(faults.length > 0 ? { c: 'red' } : {})} role="status">
              {word(faults.length > 0 ? 'file-faults' : 'file-sound')}
            </Text>
          )}
        </Group>
      )}
      {faults.length > 0 && (
        <List size="sm" spacing={2}>
          {faults.map((fault, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two faults may read the same
            <List.Item key={n}>
              {fault.line !== undefined && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => editor.current?.go(fault.line!, fault.column ?? 1)}
                >
                  {word('go-to-line', { line: fault.line })}
                </Button>
              )}{' '}
              {fault.message}
            </List.Item>
          ))}
        </List>
      )}
      <LineEditor
        ref={editor}
        label={word('file-text', { name })}
        value={text}
        readOnly={draft.may !== true}
        faults={faults.flatMap(({ line }) => (line === undefined ? [] : [line]))}
        onChange={(next) => {
          if (next === held.data && own !== undefined && !structured) discard(at)
          else setFile(name, next)
        }}
      />
      {written !== undefined && held.data !== undefined && (
        <FileDifference name={word('file-difference')} before={held.data} after={written} />
      )}
    </Stack>
  )
}
