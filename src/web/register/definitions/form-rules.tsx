import { ActionIcon, Group, Paper, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Words } from '../../../domain/measure.js'
import { webDefinitionFormsWords } from '../../../domain/words/web-definition-forms.js'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { Entry } from '../draft/changes.js'
import type { DefinitionDraft } from '../draft/use-draft.js'
import { entriesOf } from './calendar-plan.js'
import type { EntryEditor } from './entry-editor.js'
import { ExpressionField } from './expression-field.js'
import { NewEntry } from './new-entry.js'
import { moved, OrderButtons } from './order-buttons.js'
import { Part } from './part.js'

const OPERATORS = ['=', '<=', '>=', '<', '>', '!='] as const
/** As they are printed; the file has them as they are typed. */
const SIGN: Readonly<Record<(typeof OPERATORS)[number], string>> = {
  '=': '=',
  '<=': '≤',
  '>=': '≥',
  '<': '<',
  '>': '>',
  '!=': '≠',
}

/** The checks of a form: two sides, what they are compared by, and what is said when it does not hold. */
export function FormRules({ draft, of }: { draft: DefinitionDraft; of: EntryEditor }): ReactNode {
  const forms = useWords(webDefinitionFormsWords)
  const rules = entriesOf(of.entry.rules)
  return (
    <Part title={forms('rules')} text={forms('rules-text')}>
      <Stack gap="sm">
        {rules.length === 0 && (
          <Text size="sm" c="dimmed">
            {forms('rules-none')}
          </Text>
        )}
        {rules.map((rule, at) => (
          <Rule key={String(rule.id)} draft={draft} of={of} rule={rule} at={at} rules={rules} />
        ))}
        {of.open && (
          <div>
            <NewEntry
              label={forms('add-rule')}
              taken={rules.map(({ id }) => String(id))}
              separator="-"
              begin={({ id, name }) =>
                of.set('rules', [
                  ...rules,
                  { id, left: '', op: '<=', right: '', severity: 'warning', message: name },
                ])
              }
            />
          </div>
        )}
      </Stack>
    </Part>
  )
}

function Rule(props: {
  draft: DefinitionDraft
  of: EntryEditor
  rule: Entry
  at: number
  rules: readonly Entry[]
}): ReactNode {
  const { draft, of, rule, at, rules } = props
  const word = useWords(webDefinitionsWords)
  const forms = useWords(webDefinitionFormsWords)
  const { lang } = useLanguage()
  const message = (rule.message as Words | undefined) ?? { vi: '', en: '' }
  const write = (change: object) =>
    of.set(
      'rules',
      rules.map((one, n) => (n === at ? { ...one, ...change } : one)),
    )
  const side = (key: 'left' | 'right') => {
    const fault = of.fault(`rules.${at}.${key}`)
    return (
      <ExpressionField
        label={forms(`rule-${key}`)}
        value={String(rule[key] ?? '')}
        onChange={(value) => write({ [key]: value })}
        vocabulary={draft.lists}
        readOnly={!of.open}
        lookBack
        fault={fault === undefined || draft.preview.behind ? undefined : { message: fault }}
      />
    )
  }
  const what = forms('rule-named', { id: String(rule.id) })
  const faulty = of.fault(`rules.${at}`) !== undefined
  // Opened at once when there is something to fill; afterwards it is as the person left it.
  const [fresh] = useState(rule.left === '' || rule.right === '')
  return (
    <Paper withBorder p="sm" component="details" className="rule" open={fresh}>
      <summary>
        <Text span size="sm" fw={500} className="monospace">
          {String(rule.left) || '…'} {SIGN[rule.op as '=']} {String(rule.right) || '…'}
        </Text>
        <Text span size="sm" c="dimmed">
          {inLang(message, lang)}
        </Text>
        {faulty && (
          <Text span size="sm" c="red">
            {of.fault(`rules.${at}`)}
          </Text>
        )}
      </summary>
      <Group justify="space-between" wrap="nowrap" mt="xs">
        <Text size="xs" c="dimmed">
          {word('id')}: <span className="monospace">{String(rule.id)}</span>
        </Text>
        {of.open && (
          <Group gap={2} wrap="nowrap">
            <OrderButtons
              what={what}
              at={at}
              count={rules.length}
              move={(by) => of.set('rules', moved(rules, at, by))}
            />
            <ActionIcon
              size={26}
              variant="subtle"
              color="gray"
              aria-label={word('remove-one', { what })}
              onClick={() => {
                const next = rules.filter((_, n) => n !== at)
                of.set('rules', next.length === 0 ? undefined : next)
              }}
            >
              <span aria-hidden="true">×</span>
            </ActionIcon>
          </Group>
        )}
      </Group>
      <Stack gap="xs" mt="xs">
        {side('left')}
        <SimpleGrid cols={2} spacing="sm" maw={420}>
          <Select
            label={forms('rule-op')}
            data={OPERATORS.map((value) => ({ value, label: SIGN[value] }))}
            value={String(rule.op)}
            readOnly={!of.open}
            allowDeselect={false}
            onChange={(op) => op !== null && write({ op })}
          />
          <Select
            label={forms('rule-severity')}
            data={(['error', 'warning'] as const).map((value) => ({
              value,
              label: forms(`severity-${value}`),
            }))}
            value={String(rule.severity)}
            readOnly={!of.open}
            allowDeselect={false}
            onChange={(severity) => severity !== null && write({ severity })}
          />
        </SimpleGrid>
        {side('right')}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {(['vi', 'en'] as const).map((of2) => (
            <TextInput
              key={of2}
              label={forms(`rule-message-${of2}`)}
              value={message[of2]}
              readOnly={!of.open}
              error={of.fault(`rules.${at}.message.${of2}`)}
              onChange={(event) => write({ message: { ...message, [of2]: event.currentTarget.value } })}
            />
          ))}
        </SimpleGrid>
      </Stack>
    </Paper>
  )
}
