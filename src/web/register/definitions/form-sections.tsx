import { ActionIcon, Checkbox, Group, Paper, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import type { Words } from '../../../domain/measure.js'
import { matchesSearch } from '../../../domain/text-normal.js'
import { webDefinitionFormsWords } from '../../../domain/words/web-definition-forms.js'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { Entry } from '../draft/changes.js'
import type { DefinitionDraft } from '../draft/use-draft.js'
import type { EntryEditor } from './entry-editor.js'
import { cellsOf, moveCell, sectionsOf } from './form-shape.js'
import { NewEntry } from './new-entry.js'
import { moved, OrderButtons } from './order-buttons.js'
import { Part } from './part.js'
import { allSeries, askedBy, type SeriesOption } from './series.js'

/** The sections of a form and their cells: order, what is required, what is added and taken away. */
export function FormSections({ draft, of }: { draft: DefinitionDraft; of: EntryEditor }): ReactNode {
  const forms = useWords(webDefinitionFormsWords)
  const series = useMemo(() => allSeries(draft.lists), [draft.lists])
  const sections = sectionsOf(of.entry)
  return (
    <Part title={forms('sections')} text={forms('sections-text')}>
      <Stack gap="sm">
        {of.fault('sections') !== undefined && sections.length === 0 && (
          <Text size="sm" c="red" role="alert">
            {of.fault('sections')}
          </Text>
        )}
        {sections.map((section, at) => (
          <Section key={String(section.id)} of={of} section={section} at={at} series={series} />
        ))}
        {of.open && (
          <div>
            <NewEntry
              label={forms('add-section')}
              taken={sections.map(({ id }) => String(id))}
              separator="-"
              begin={(entry) => of.set('sections', [...sections, { ...entry, series: [] }])}
            />
          </div>
        )}
      </Stack>
    </Part>
  )
}

function Section(props: {
  of: EntryEditor
  section: Entry
  at: number
  series: readonly SeriesOption[]
}): ReactNode {
  const { of, section, at, series } = props
  const word = useWords(webDefinitionsWords)
  const forms = useWords(webDefinitionFormsWords)
  const { lang } = useLanguage()
  const sections = sectionsOf(of.entry)
  const cells = cellsOf(section)
  const required = new Set(of.list('required').map(String))
  const names = new Map(series.map(({ code, name }) => [code, inLang(name, lang)]))
  const name = (section.name as Words | undefined) ?? { vi: '', en: '' }
  const what = inLang(name, lang) || String(section.id)
  const write = (change: object) =>
    of.set(
      'sections',
      sections.map((one, n) => (n === at ? { ...one, ...change } : one)),
    )
  const require = (codes: ReadonlySet<string>) =>
    of.set('required', codes.size === 0 ? undefined : askedBy(of.entry).filter((code) => codes.has(code)))
  return (
    <Paper withBorder p="sm">
      <Group gap="xs" align="flex-end" wrap="wrap">
        {(['vi', 'en'] as const).map((of2) => (
          <TextInput
            key={of2}
            size="xs"
            flex="1 1 12rem"
            label={`${forms('section')} ${at + 1}: ${word(`name-${of2}`)}`}
            value={name[of2]}
            readOnly={!of.open}
            error={of.fault(`sections.${at}.name.${of2}`)}
            onChange={(event) => write({ name: { ...name, [of2]: event.currentTarget.value } })}
          />
        ))}
        {of.open && (
          <Group gap={2} wrap="nowrap">
            <OrderButtons
              what={what}
              at={at}
              count={sections.length}
              move={(by) => of.set('sections', moved(sections, at, by))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={word('remove-one', { what })}
              onClick={() =>
                of.set(
                  'sections',
                  sections.filter((_, n) => n !== at),
                )
              }
            >
              <span aria-hidden="true">×</span>
            </ActionIcon>
          </Group>
        )}
      </Group>
      {cells.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {forms('section-empty')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={340} type="native" tabIndex={0}>
          <Table verticalSpacing={2} fz="sm" mt="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{forms('cell')}</Table.Th>
                <Table.Th w={90}>{forms('required')}</Table.Th>
                {of.open && <Table.Th w={90} />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {cells.map((code, cell) => {
                const label = names.get(code)
                const fault = of.fault(`sections.${at}.series.${cell}`)
                return (
                  <Table.Tr key={code}>
                    <Table.Td>
                      {label ?? (
                        <Text span size="sm" c="red">
                          {forms('unknown-cell')}
                        </Text>
                      )}{' '}
                      <Text span size="xs" c="dimmed" className="monospace">
                        {code}
                      </Text>
                      {fault !== undefined && (
                        <Text size="xs" c="red">
                          {fault}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Checkbox
                        aria-label={forms('required-of', { what: label ?? code })}
                        checked={required.has(code)}
                        disabled={!of.open}
                        onChange={(event) => {
                          const next = new Set(required)
                          if (event.currentTarget.checked) next.add(code)
                          else next.delete(code)
                          require(next)
                        }}
                      />
                    </Table.Td>
                    {of.open && (
                      <Table.Td>
                        <Group gap={2} wrap="nowrap">
                          <OrderButtons
                            what={label ?? code}
                            at={at + cell}
                            count={
                              at === sections.length - 1 && cell === cells.length - 1
                                ? at + cell + 1
                                : Number.POSITIVE_INFINITY
                            }
                            move={(by) => of.set('sections', moveCell(sections, at, cell, by))}
                          />
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            size={26}
                            aria-label={word('remove-one', { what: label ?? code })}
                            onClick={() => of.write(without(of.entry, at, cell))}
                          >
                            <span aria-hidden="true">×</span>
                          </ActionIcon>
                        </Group>
                      </Table.Td>
                    )}
                  </Table.Tr>
                )
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {of.open && (
        <AddCell of={of} series={series} add={(codes) => write({ series: [...cells, ...codes] })} />
      )}
    </Paper>
  )
}

/** The form without a cell, which is then no longer required either. */
function without(form: Entry, at: number, cell: number): Entry {
  const sections = sectionsOf(form)
  const code = cellsOf(sections[at]!)[cell]
  const { required, ...rest } = form
  const kept = Array.isArray(required) ? required.filter((one) => one !== code) : []
  return {
    ...rest,
    sections: sections.map((one, n) =>
      n === at ? { ...one, series: cellsOf(one).filter((_, place) => place !== cell) } : one,
    ),
    ...(kept.length === 0 ? {} : { required: kept }),
  }
}

/** Add a whole measure, or one of its cells, by typing. */
function AddCell(props: {
  of: EntryEditor
  series: readonly SeriesOption[]
  add: (codes: readonly string[]) => void
}): ReactNode {
  const { of, series, add } = props
  const forms = useWords(webDefinitionFormsWords)
  const { lang } = useLanguage()
  const free = useMemo(() => {
    const asked = new Set(askedBy(of.entry))
    return series.filter(({ code }) => !asked.has(code))
  }, [series, of.entry])
  const whole = [...new Set(free.map(({ measure }) => measure))].flatMap((measure) => {
    const codes = free.filter((one) => one.measure === measure)
    if (codes.length < 2) return []
    const name = inLang(codes[0]!.name, lang).replace(/ \([^()]*\)$/, '')
    return [
      {
        value: `${measure}.*`,
        label: forms('add-all-of', { name, count: codes.length }),
        codes: codes.map(({ code }) => code),
      },
    ]
  })
  const single = free.map(({ code, name }) => ({
    value: code,
    label: inLang(name, lang) || code,
    codes: [code],
  }))
  const options = [...whole, ...single]
  return (
    <Select
      size="xs"
      mt="xs"
      maw={520}
      searchable
      label={forms('add-cell')}
      placeholder={forms('add-cell-text')}
      limit={60}
      data={options.map(({ value, label }) => ({ value, label }))}
      value={null}
      filter={({ options: all, search }) =>
        all.filter(
          (option) => 'value' in option && matchesSearch(`${option.label} ${option.value}`, search.trim()),
        )
      }
      onChange={(chosen) => {
        const codes = options.find(({ value }) => value === chosen)?.codes
        if (codes !== undefined) add(codes)
      }}
    />
  )
}
