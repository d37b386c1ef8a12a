import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { AnchorLink } from '../../app/anchor-link.js'
import { periodText } from '../../app/dates.js'
import { useLanguage } from '../../app/language.js'
import { useForms } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'
import type { Which } from './my-data.js'

/** A return by its unit and period, its form below in small letters. */
export function ReturnLink({ of, below }: { of: Which; below?: ReactNode }): ReactNode {
  const { lang } = useLanguage()
  const forms = useForms()
  const form = inLang(forms.data?.find(({ id }) => id === of.form)?.name, lang) || of.form
  return (
    <>
      <AnchorLink
        size="sm"
        to="/returns/$unit/$period/$form"
        params={{ unit: of.unit.key, period: of.period, form: of.form }}
      >
        {of.unit.name}, {periodText(of.period, lang)}
      </AnchorLink>
      <Text size="xs" c="dimmed">
        {form}
      </Text>
      {below}
    </>
  )
}
