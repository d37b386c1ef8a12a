import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { decimal } from '../../../domain/decimal.js'
import { formatNumber, formatSigned, formatTrimmed } from '../../../domain/number-text.js'
import { webAcceptWords } from '../../../domain/words/web-accept.js'
import { useLanguage, useWords } from '../../app/language.js'
import type { Waiting } from './acceptance-data.js'

interface Finding {
  readonly key: string
  readonly kind: 'question' | 'warning' | 'change' | 'missing' | 'late'
  readonly text: string
  /** Undefined where none is asked for; null where none was given. */
  readonly explanation?: string | null
  readonly aside?: string
}

const COLOUR: Readonly<Record<Finding['kind'], string>> = {
  question: 'orange',
  warning: 'orange',
  change: 'blue',
  missing: 'gray',
  late: 'gray',
}

/** Everything that wants a look in a return, with what the unit said about it. */
export function Findings({ of, nameOf }: { of: Waiting; nameOf: (code: string) => string }): ReactNode {
  const word = useWords(webAcceptWords)
  const { lang } = useLanguage()
  const found = findingsOf(of, nameOf, word, lang)
  return (
    <section aria-labelledby="look-unusual">
      <Title order={3} size="h6" mb={4} id="look-unusual">
        {word('look-unusual')}
      </Title>
      {found.length === 0 && (
        <Text size="sm" c="dimmed">
          {word('look-nothing')}
        </Text>
      )}
      <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {found.map(({ key, kind, text, explanation, aside }) => (
          <li key={key}>
            <Group gap="xs" align="flex-start" wrap="nowrap">
              <Badge variant="light" color={COLOUR[kind]} tt="none" fw={500} miw={96}>
                {word(`kind-${kind}`)}
              </Badge>
              <div>
                <Text size="sm">{text}</Text>
                {explanation != null && <Text size="sm">{word('explained', { text: explanation })}</Text>}
                {explanation === null && (
                  <Text size="sm" fw={500}>
                    {word('not-explained')}
                  </Text>
                )}
                {aside !== undefined && (
                  <Text size="xs" c="dimmed">
                    {aside}
                  </Text>
                )}
              </div>
            </Group>
          </li>
        ))}
      </Stack>
    </section>
  )
}

function findingsOf(
  of: Waiting,
  nameOf: (code: string) => string,
  word: ReturnType<typeof useWords<typeof webAcceptWords>>,
  lang: 'vi' | 'en',
): Finding[] {
  const number = (text: string) => formatNumber(decimal(text), undefined, lang)
  const said = (key: string | null) => (key === null ? null : (of.explanations[key] ?? null))
  return [
    ...of.questions.map(
      ({ series, key, message }): Finding => ({
        ...{ key, kind: 'question', text: `${nameOf(series)}: ${message}`, explanation: said(key) },
      }),
    ),
    ...of.checks
      .filter(({ severity }) => severity === 'warning')
      .map(
        ({ key, message }): Finding => ({
          ...{ key: key ?? message, kind: 'warning', text: message, explanation: said(key) },
        }),
      ),
    ...of.changes.map(({ series, current, lastYear, difference, percent, chance }): Finding => {
      const told = {
        series: nameOf(series),
        base: number(lastYear),
        current: number(current),
        difference: formatSigned(decimal(difference), undefined, lang),
      }
      const text =
        percent === null
          ? word('change-text', told)
          : word('change-percent', { ...told, percent: signedPercent(percent, lang) })
      return {
        ...{ key: `change ${series}`, kind: 'change', text },
        ...(chance === 'possible' ? { aside: word('change-chance') } : {}),
      }
    }),
    ...of.missing.map(
      (code): Finding => ({
        ...{ key: `missing ${code}`, kind: 'missing', text: word('missing-text', { series: nameOf(code) }) },
      }),
    ),
    ...(of.timeliness.state === 'sent-late'
      ? [{ key: 'late', kind: 'late', text: of.timeliness.text } as const]
      : []),
  ]
}

function signedPercent(percent: string, lang: 'vi' | 'en'): string {
  const text = formatTrimmed(decimal(percent), 1, lang)
  return text.startsWith('-') ? text : `+${text}`
}
