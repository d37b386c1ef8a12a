import { Paper, SimpleGrid, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Words } from '../../domain/measure.js'
import { matchesSearch } from '../../domain/text-normal.js'
import { webDefinitionEntriesWords } from '../../domain/words/web-definition-entries.js'
import { webDefinitionsWords } from '../../domain/words/web-definitions.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useLanguage, useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { usePack } from '../app/register.js'
import { inLang } from '../app/words-of.js'
import { namesIn } from './definitions/completion.js'
import { type EntryEditor, entryEditor, markOf } from './definitions/entry-editor.js'
import { EntryHead } from './definitions/entry-head.js'
import { ExpressionField } from './definitions/expression-field.js'
import { CheckField, ChoiceField, NumberField, WordsField } from './definitions/fields.js'
import { DefinitionsFrame } from './definitions/frame.js'
import { EntryMark, ListAndEntry } from './definitions/list-and-entry.js'
import { NewEntry } from './definitions/new-entry.js'
import type { EntrySearch } from './definitions/search.js'
import { TargetsField } from './definitions/targets-field.js'
import { faultOf, type Tried, TryPanel, useTry, useTryOn } from './definitions/try-panel.js'
import { type DefinitionDraft, useDefinitionDraft } from './draft/use-draft.js'

/** What is computed: every indicator, and the one that is open with its expression tried on real figures. */
export function IndicatorsPage(): ReactNode {
  const word = useWords(webDefinitionsWords)
  const entries = useWords(webDefinitionEntriesWords)
  const draft = useDefinitionDraft()
  const search: EntrySearch = useSearch({ from: '/inside/definitions/indicators' })
  const navigate = useNavigate({ from: '/definitions/indicators' })
  const show = (open: string | undefined) =>
    navigate({ search: ({ open: _, ...old }) => (open === undefined ? old : { ...old, open }) })
  const { open } = search
  const of = open === undefined ? undefined : entryEditor(draft, 'indicators', open)
  return (
    <DefinitionsFrame
      draft={draft}
      title={word('indicators')}
      text={entries('indicators-text')}
      actions={
        draft.may === true && (
          <NewEntry
            label={entries('add-indicator')}
            taken={[...draft.lists.measures, ...draft.lists.indicators].map(({ id }) => String(id))}
            begin={(entry) => {
              const unit = { vi: '%', en: '%' }
              draft.put('indicators', entry.id, {
                ...entry,
                expression: '',
                unit,
                decimals: 1,
                format: 'percent',
              })
              void show(entry.id)
            }}
          />
        )
      }
    >
      <ListAndEntry
        open={draft.may === true}
        list={<IndicatorList draft={draft} search={search} />}
        entry={
          open === undefined ? null : of === undefined ? (
            <EmptyState title={word('gone-title', { id: open })} text={word('gone-text')} />
          ) : (
            <Indicator key={open} draft={draft} of={of} search={search} />
          )
        }
      />
    </DefinitionsFrame>
  )
}

function IndicatorList({ draft, search }: { draft: DefinitionDraft; search: EntrySearch }): ReactNode {
  const word = useWords(webDefinitionsWords)
  const entries = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  const navigate = useNavigate({ from: '/definitions/indicators' })
  const year = (usePack().data?.today ?? '').slice(0, 4)
  const { open, q = '' } = search
  const shown = draft.lists.indicators.filter(({ id, name }) =>
    matchesSearch(`${String(id)} ${(name as Words)?.vi} ${(name as Words)?.en}`, q),
  )
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        aria-label={word('search')}
        placeholder={word('search')}
        value={q}
        onChange={(event) => {
          const typed = event.currentTarget.value
          void navigate({
            search: ({ q: _, ...old }) => (typed === '' ? old : { ...old, q: typed }),
            replace: true,
          })
        }}
      />
      {shown.length === 0 ? (
        <EmptyState title={word('nothing-found')} text={word('nothing-found-text')} />
      ) : (
        <Paper withBorder>
          <Table.ScrollContainer minWidth={360}>
            <Table verticalSpacing={4} fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{word('indicators')}</Table.Th>
                  <Table.Th>{entries('unit')}</Table.Th>
                  <Table.Th>{entries('better-short')}</Table.Th>
                  <Table.Th ta="right">{entries('target-this-year', { year })}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map((entry) => {
                  const id = String(entry.id)
                  const better = (entry.better ?? 'neither') as 'higher' | 'lower' | 'neither'
                  return (
                    <Table.Tr key={id} {...(id === open ? { 'aria-current': 'true' as const } : {})}>
                      <Table.Td>
                        <AnchorLink
                          size="sm"
                          from="/definitions/indicators"
                          to="/definitions/indicators"
                          search={(old) => ({ ...old, open: id })}
                        >
                          {inLang(entry.name as Words, lang) || id}
                        </AnchorLink>
                        <EntryMark mark={markOf(draft, 'indicators', entry)} />
                        <Text size="xs" c="dimmed" className="monospace" lineClamp={2}>
                          {String(entry.expression ?? '')}
                        </Text>
                      </Table.Td>
                      <Table.Td>{inLang(entry.unit as Words, lang)}</Table.Td>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>
                        {better === 'neither' ? '' : entries(`better-${better}`)}
                      </Table.Td>
                      <Table.Td ta="right" className="figures">
                        {(entry.targets as Record<string, string> | undefined)?.[year] ?? ''}
                      </Table.Td>
                    </Table.Tr>
                  )
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
    </Stack>
  )
}

function Indicator(props: { draft: DefinitionDraft; of: EntryEditor; search: EntrySearch }): ReactNode {
  const { draft, of, search } = props
  const word = useWords(webDefinitionsWords)
  const entries = useWords(webDefinitionEntriesWords)
  const navigate = useNavigate({ from: '/definitions/indicators' })
  const today = usePack().data?.today ?? ''
  const on = useTryOn(search.unit, search.period)
  // Who may not change it may still try another wording; nothing of that is kept.
  const [scratch, setScratch] = useState<string | null>(null)
  const tried: Tried = {
    expression: (of.open ? null : scratch) ?? of.text('expression'),
    decimals: typeof of.entry.decimals === 'number' ? of.entry.decimals : 0,
    format: (of.text('format') || 'count') as Tried['format'],
    ...on,
  }
  const result = useTry(tried, draft.current?.edition)
  const notInForce = namesNotInForce(draft, tried.expression)
  const previewed = of.fault('expression')
  const fault =
    (notInForce.length > 0 ? undefined : faultOf(tried, result)) ??
    (previewed === undefined || draft.preview.behind ? undefined : { message: previewed })
  const formats = (['count', 'percent', 'rate', 'amount'] as const).map((value) => ({
    value,
    label: entries(`format-${value}`),
  }))
  const betters = (['higher', 'lower', 'neither'] as const).map((value) => ({
    value,
    label: entries(`better-${value}`),
  }))
  return (
    <Stack gap="md">
      <EntryHead
        draft={draft}
        list="indicators"
        of={of}
        back={
          <AnchorLink
            size="sm"
            from="/definitions/indicators"
            to="/definitions/indicators"
            search={({ open: _, ...old }) => old}
          >
            {word('back-to-list')}
          </AnchorLink>
        }
      />
      <WordsField of={of} at="name" />
      <ExpressionField
        label={entries('expression')}
        text={entries(of.open ? 'expression-text' : 'expression-scratch')}
        value={tried.expression}
        onChange={(value) => (of.open ? of.set('expression', value) : setScratch(value))}
        vocabulary={{ ...draft.lists, indicators: draft.lists.indicators.filter(({ id }) => id !== of.id) }}
        fault={tried.expression.trim() === '' ? undefined : fault}
      />
      <TryPanel
        name={of.words('name')}
        unitOfMeasure={of.words('unit')}
        tried={tried}
        result={result}
        notInForce={notInForce}
        choose={(chosen) => void navigate({ search: (old) => ({ ...old, ...chosen }), replace: true })}
      />
      <WordsField of={of} at="unit" labelVi={entries('unit-vi')} labelEn={entries('unit-en')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <ChoiceField
          of={of}
          at="format"
          label={entries('format')}
          text={entries('format-text')}
          data={formats}
          usual="count"
        />
        <NumberField of={of} at="decimals" label={entries('decimals')} min={0} max={6} usual={0} />
        <ChoiceField of={of} at="better" label={entries('better')} data={betters} usual="neither" />
      </SimpleGrid>
      <CheckField of={of} at="headline" label={entries('headline')} />
      <TargetsField of={of} thisYear={Number(today.slice(0, 4))} />
      <NoteField of={of} />
    </Stack>
  )
}

/** The convention that a reader must know; both languages empty: there is none. */
function NoteField({ of }: { of: EntryEditor }): ReactNode {
  const entries = useWords(webDefinitionEntriesWords)
  const note = of.words('note')
  const set = (change: Partial<Words>) => {
    const next = { vi: note.vi ?? '', en: note.en ?? '', ...change }
    of.set('note', next.vi === '' && next.en === '' ? undefined : next)
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {(['vi', 'en'] as const).map((lang) => (
        <Textarea
          key={lang}
          label={entries(`note-${lang}`)}
          autosize
          minRows={2}
          value={note[lang] ?? ''}
          readOnly={!of.open}
          error={of.fault(`note.${lang}`)}
          onChange={(event) => set({ [lang]: event.currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  )
}

/** Names in an expression that the draft has and the edition in force does not: nothing can be worked out of them yet. */
function namesNotInForce(draft: DefinitionDraft, expression: string): string[] {
  const all = ({ measures, indicators }: DefinitionDraft['lists']) =>
    new Set([...measures, ...indicators].map(({ id }) => String(id)))
  const [held, drafted] = [all(draft.base.lists), all(draft.lists)]
  return [...namesIn(expression)].filter((name) => drafted.has(name) && !held.has(name))
}
