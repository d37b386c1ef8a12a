import { List, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import { useLanguage, useWords } from '../../app/language.js'
import { useIndicators } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'
import { useOpenReturn } from '../return-context.js'

/** What a series counts, what it is checked by and what is computed from it. */
export function Meaning({ series: code }: { series: string }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { lang } = useLanguage()
  const { form } = useOpenReturn()
  const indicators = useIndicators()
  const series = form.sections.flatMap((section) => section.series).find((one) => one.code === code)
  if (series === undefined) return null
  const facts = [
    word(series.kind === 'flow' ? 'kind-flow' : 'kind-stock'),
    word('measured', { unit: inLang(series.unit, lang) }),
    series.scale === 0 ? word('scale-whole') : word('scale-decimals', { scale: series.scale }),
    ...(series.signed ? [word('signed')] : []),
    ...(series.required ? [word('required-yes')] : []),
    ...(series.activity ? [word('activity')] : []),
    word('code', { code }),
  ]
  const rules = form.rules.filter(({ left, right }) => speaksOf(`${left} ${right}`, code))
  const used = (indicators.data ?? []).filter((indicator) => indicator.series.includes(code))
  return (
    <Stack gap={4}>
      {facts.map((fact) => (
        <Text size="sm" key={fact} style={{ overflowWrap: 'anywhere' }}>
          {fact}
        </Text>
      ))}
      <Named title={word('rules')} items={rules.map(({ id, message }) => [id, inLang(message, lang)])} />
      <Named
        title={word('used-in')}
        items={used.map(({ id, name, note }) => [
          id,
          [inLang(name, lang), inLang(note ?? undefined, lang)].filter(Boolean).join('. '),
        ])}
      />
    </Stack>
  )
}

function Named({
  title,
  items,
}: {
  title: string
  items: readonly (readonly [string, string])[]
}): ReactNode {
  if (items.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={500}>
        {title}
      </Text>
      <List size="sm">
        {items.map(([id, text]) => (
          <List.Item key={id}>{text}</List.Item>
        ))}
      </List>
    </div>
  )
}

/** Does an expression name the series, or its measure as a whole? */
function speaksOf(expression: string, code: string): boolean {
  const names: readonly string[] = expression.match(/[a-z_][a-z0-9_.]*/gi) ?? []
  const measure = code.split('.')[0]!
  return names.includes(code) || names.includes(measure)
}
