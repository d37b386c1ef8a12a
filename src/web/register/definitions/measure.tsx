import { ActionIcon, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Words } from '../../../domain/measure.js'
import { webDefinitionEntriesWords } from '../../../domain/words/web-definition-entries.js'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { useLanguage, useWords } from '../../app/language.js'
import { usePack } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'
import type { DefinitionDraft } from '../draft/use-draft.js'
import { entriesOf } from './calendar-plan.js'
import { namesIn } from './completion.js'
import type { EntryEditor } from './entry-editor.js'
import { EntryHead } from './entry-head.js'
import { CheckField, ChoiceField, DateField, NumberField, SeveralField, WordsField } from './fields.js'
import { askedBy, measureOf } from './series.js'

/** A measure: what is counted, in what, how it adds up, and where it is used. */
export function Measure(props: { draft: DefinitionDraft; of: EntryEditor; back: ReactNode }): ReactNode {
  const { draft, of, back } = props
  const word = useWords(webDefinitionsWords)
  const entries = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  const choices = <K extends string>(group: 'kind' | 'over-units', values: readonly K[]) =>
    values.map((value) => ({
      value,
      label: entries(`${group}-${value}` as 'kind-flow'),
    }))
  return (
    <Stack gap="md">
      <EntryHead draft={draft} list="measures" of={of} back={back} />
      <Uses draft={draft} id={of.id} />
      <WordsField of={of} at="name" />
      <WordsField of={of} at="unit" labelVi={entries('unit-vi')} labelEn={entries('unit-en')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <ChoiceField
          of={of}
          at="kind"
          label={entries('kind')}
          text={entries('kind-text')}
          data={choices('kind', ['flow', 'stock'])}
          usual="flow"
        />
        <ChoiceField
          of={of}
          at="overUnits"
          label={entries('over-units')}
          text={entries('over-units-text')}
          data={choices('over-units', ['sum', 'none'])}
          usual="sum"
        />
        <NumberField
          of={of}
          at="scale"
          label={entries('scale')}
          text={entries('scale-text')}
          min={0}
          max={15}
          usual={0}
        />
      </SimpleGrid>
      {draft.lists.classifications.length > 0 && (
        <SeveralField
          of={of}
          at="classifications"
          label={entries('classifications')}
          text={entries('classifications-text')}
          data={draft.lists.classifications.map(({ id, name }) => ({
            value: String(id),
            label: inLang(name as Words, lang) || String(id),
          }))}
        />
      )}
      <CheckField of={of} at="signed" label={entries('signed')} />
      <CheckField of={of} at="activity" label={entries('activity')} text={entries('activity-text')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <DateField of={of} at="from" label={word('valid-from')} text={word('valid-from-text')} />
        <DateField of={of} at="to" label={word('valid-to')} text={word('valid-to-text')} />
      </SimpleGrid>
      <ScopeChanges of={of} />
    </Stack>
  )
}

/** Which forms ask for it and which expressions read it. */
function Uses({ draft, id }: { draft: DefinitionDraft; id: string }): ReactNode {
  const entries = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  const forms = draft.lists.forms.filter((form) => askedBy(form).some((code) => measureOf(code) === id))
  const indicators = draft.lists.indicators.filter((one) => namesIn(String(one.expression ?? '')).has(id))
  const name = (entry: (typeof forms)[number]) => inLang(entry.name as Words, lang) || String(entry.id)
  return (
    <Text size="sm" component="div">
      <div>
        {entries('asked-by')}:{' '}
        {forms.length === 0
          ? entries('asked-by-none')
          : forms.map((form, at) => (
              <span key={String(form.id)}>
                {at > 0 && '; '}
                <AnchorLink
                  size="sm"
                  underline="always"
                  to="/definitions/forms/$form"
                  params={{ form: String(form.id) }}
                >
                  {name(form)}
                </AnchorLink>
              </span>
            ))}
      </div>
      <div>
        {entries('used-in')}:{' '}
        {indicators.length === 0
          ? entries('used-in-none')
          : indicators.map((one, at) => (
              <span key={String(one.id)}>
                {at > 0 && '; '}
                <AnchorLink
                  size="sm"
                  underline="always"
                  to="/definitions/indicators"
                  search={{ open: String(one.id) }}
                >
                  {name(one)}
                </AnchorLink>
              </span>
            ))}
      </div>
    </Text>
  )
}

function ScopeChanges({ of }: { of: EntryEditor }): ReactNode {
  const word = useWords(webDefinitionsWords)
  const entries = useWords(webDefinitionEntriesWords)
  const today = usePack().data?.today ?? ''
  const rows = entriesOf(of.entry.scopeChanges)
  if (rows.length === 0 && !of.open) return null
  const write = (next: readonly object[]) => of.set('scopeChanges', next.length === 0 ? undefined : next)
  const set = (at: number, change: object) =>
    write(rows.map((row, n) => (n === at ? { ...row, ...change } : row)))
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {entries('scope-changes')}
      </Text>
      <Text size="xs" c="dimmed">
        {entries('scope-changes-text')}
      </Text>
      {rows.map((row, at) => {
        const note = (row.note as Words | undefined) ?? { vi: '', en: '' }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is typed may be the same twice for a while
          <Group key={at} gap="xs" align="flex-end">
            <TextInput
              type="date"
              label={entries('scope-date')}
              value={String(row.date ?? '')}
              readOnly={!of.open}
              error={of.fault(`scopeChanges.${at}.date`)}
              onChange={(event) => set(at, { date: event.currentTarget.value })}
            />
            {(['vi', 'en'] as const).map((lang) => (
              <TextInput
                key={lang}
                label={entries(`scope-note-${lang}`)}
                flex="1 1 14rem"
                value={note[lang]}
                readOnly={!of.open}
                error={of.fault(`scopeChanges.${at}.note.${lang}`)}
                onChange={(event) => set(at, { note: { ...note, [lang]: event.currentTarget.value } })}
              />
            ))}
            {of.open && (
              <ActionIcon
                variant="subtle"
                color="gray"
                mb={4}
                aria-label={word('remove-one', { what: `${entries('scope-changes')} ${String(row.date)}` })}
                onClick={() => write(rows.filter((_, n) => n !== at))}
              >
                <span aria-hidden="true">×</span>
              </ActionIcon>
            )}
          </Group>
        )
      })}
      {of.open && (
        <div>
          <Button
            size="xs"
            variant="default"
            onClick={() => write([...rows, { date: today, note: { vi: '', en: '' } }])}
          >
            {entries('add-scope-change')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
