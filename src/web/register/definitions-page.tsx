import { Alert, Button, FileButton, Group, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webDefinitionsWords } from '../../domain/words/web-definitions.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useClient } from '../app/client.js'
import { clockTime } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { entriesOf } from './definitions/calendar-plan.js'
import { EditionsTable } from './definitions/editions-table.js'
import { DefinitionsFrame } from './definitions/frame.js'
import { Part } from './definitions/part.js'
import { saveFile } from './definitions/save-file.js'
import { type DefinitionDraft, useDefinitionDraft } from './draft/use-draft.js'

/** The edition of the definitions in force, what it consists of, and how it came to be. */
export function DefinitionsPage(): ReactNode {
  const word = useWords(webDefinitionsWords)
  const client = useClient()
  const draft = useDefinitionDraft()
  const save = useMutation({
    mutationFn: async () => saveFile((await client.exportDefinitions()).body, 'definitions.zip'),
  })
  return (
    <DefinitionsFrame
      draft={draft}
      title={word('definitions')}
      text={word('definitions-text')}
      actions={
        <>
          <Button variant="default" size="xs" loading={save.isPending} onClick={() => save.mutate()}>
            {word('export')}
          </Button>
          {draft.may === true && <Import draft={draft} />}
        </>
      }
    >
      <Stack gap="lg">
        <ProblemNote error={save.error} />
        <Current draft={draft} />
        <Parts draft={draft} />
        <Files draft={draft} />
        <EditionsTable />
      </Stack>
    </DefinitionsFrame>
  )
}

function Current({ draft: { current } }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDefinitionsWords)
  const { lang } = useLanguage()
  if (current === undefined) return null
  const rows = [
    [word('edition-version'), current.version],
    [word('edition-by'), current.by],
    [word('edition-at'), clockTime(new Date(current.at), new Date(), lang)],
    [word('edition-source'), word(`source-${current.source}`)],
    [word('edition-why'), current.reason ?? word('no-reason')],
  ] as const
  return (
    <Part title={word('in-force')}>
      <Paper withBorder p="sm">
        <Group gap="xl" component="dl" m={0}>
          {rows.map(([label, value]) => (
            <div key={label}>
              <Text component="dt" size="xs" c="dimmed">
                {label}
              </Text>
              <Text component="dd" size="sm" m={0}>
                {value}
              </Text>
            </div>
          ))}
        </Group>
      </Paper>
    </Part>
  )
}

function Parts({ draft: { lists, calendar } }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDefinitionsWords)
  const parts = [
    {
      name: 'measures',
      to: '/definitions/measures',
      count: lists.measures.length,
      others: lists.classifications.length,
    },
    { name: 'forms', to: '/definitions/forms', count: lists.forms.length, others: 0 },
    { name: 'indicators', to: '/definitions/indicators', count: lists.indicators.length, others: 0 },
    {
      name: 'calendar',
      to: '/definitions/calendar',
      count: entriesOf(calendar.holidays).length,
      others: entriesOf(calendar.deadlines).length,
    },
    { name: 'acts', to: '/acts', count: lists.acts.length, others: 0 },
  ] as const
  return (
    <Part title={word('parts')}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} spacing="xs">
        {parts.map(({ name, to, count, others }) => (
          <Paper key={name} withBorder p="sm">
            <AnchorLink to={to} fw={500}>
              {word(name)}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {word(`parts-text-${name}`, { count, others })}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
    </Part>
  )
}

function Files({ draft: { files } }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDefinitionsWords)
  return (
    <Part title={word('files')} text={word('files-text')}>
      <Table withTableBorder verticalSpacing={3} fz="sm" maw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('file')}</Table.Th>
            <Table.Th ta="right">{word('lines')}</Table.Th>
            <Table.Th ta="right">{word('size')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map(({ name, size, lines }) => (
            <Table.Tr key={name}>
              <Table.Td>
                <AnchorLink size="sm" to="/definitions/files/$name" params={{ name }}>
                  {name}
                </AnchorLink>
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {lines}
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }} ta="right" className="figures">
                {word('kilobytes', { count: Math.max(1, Math.round(size / 1024)) })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}

/** An archive of the files becomes the draft, to be previewed and applied like anything else. */
function Import({ draft }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDefinitionsWords)
  const client = useClient()
  const unpack = useMutation({
    mutationFn: async (file: File) => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { body } = await client.unpackDefinitions({ file: bytes, fileName: file.name })
      if (body.changes.length > 0) draft.replace(body.edition, body.changes, 'import')
      return body
    },
  })
  const busy = draft.changes.length > 0
  return (
    <Stack gap={4}>
      <FileButton
        accept=".zip,application/zip"
        inputProps={{ 'aria-label': word('import') }}
        onChange={(file) => file !== null && unpack.mutate(file)}
      >
        {(props) => (
          <Button {...props} variant="default" size="xs" loading={unpack.isPending} disabled={busy}>
            {word('import')}
          </Button>
        )}
      </FileButton>
      {busy && !unpack.isSuccess && (
        <Text size="xs" c="dimmed" maw={220}>
          {word('import-over-draft')}
        </Text>
      )}
      <ProblemNote error={unpack.error} />
      {unpack.isSuccess && (
        <Alert color="blue" variant="light" role="status" withCloseButton onClose={unpack.reset} maw={420}>
          {unpack.data.changes.length === 0
            ? word('import-nothing')
            : word('import-done', { count: unpack.data.changes.length })}
          {unpack.data.ignored.length > 0 &&
            ` ${word('import-ignored', { files: unpack.data.ignored.join(', ') })}`}
        </Alert>
      )}
    </Stack>
  )
}
