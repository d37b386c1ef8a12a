import { Box, Flex, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { AnchorLink } from '../app/anchor-link.js'
import { useLanguage } from '../app/language.js'
import { useMoments } from '../app/moments.js'
import { useForms } from '../app/register.js'
import { inLang } from '../app/words-of.js'
import type { AuditSearch } from './address.js'
import type { AuditEntry } from './audit-data.js'
import { AuditDetails } from './audit-details.js'
import { actorText, auditSentence } from './audit-sentence.js'
import './audit.css'

interface AuditListProps {
  readonly entries: readonly AuditEntry[]
  /** To narrow the list by clicking on a name; left out where the list is of one account already. */
  readonly search?: AuditSearch
}

const PERSON = /^[0-9a-f]{8}-/

/** The name of a form by its id, as the definitions in force have it. */
export function useFormNames(): (id: string) => string {
  const { lang } = useLanguage()
  const forms = useForms()
  return (id) => inLang(forms.data?.find((form) => form.id === id)?.name, lang) || id
}

/** Entries of the audit under their days: when, who, what, where; the rest when it is asked for. */
export function AuditList({ entries, search }: AuditListProps): ReactNode {
  const { lang } = useLanguage()
  const moment = useMoments(lang)
  const days = new Map<string, AuditEntry[]>()
  for (const entry of entries) {
    const day = moment(entry.at).slice(0, -6)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <Title order={search === undefined ? 3 : 2} size="h6" className="figures" mb={4}>
            {day}
          </Title>
          <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {ofDay.map((entry) => (
              <AuditLine
                key={entry.id}
                entry={entry}
                time={moment(entry.at).slice(-5)}
                {...(search === undefined ? {} : { search })}
              />
            ))}
          </Box>
        </section>
      ))}
    </>
  )
}

interface AuditLineProps {
  readonly entry: AuditEntry
  readonly time: string
  readonly search?: AuditSearch
}

function AuditLine({ entry, time, search }: AuditLineProps): ReactNode {
  const { lang } = useLanguage()
  const formOf = useFormNames()
  const who = actorText(entry, lang)
  const { after: _, ...filters } = search ?? {}
  return (
    <Box component="li" py={5} style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <Text size="sm" c="dimmed" className="figures" miw={40}>
          {time}
        </Text>
        <Flex className="audit-line" wrap="wrap" columnGap="md">
          <Text size="sm" component="div" className="audit-sentence">
            {search !== undefined && PERSON.test(entry.actor) ? (
              <AnchorLink size="sm" fw={600} to="/audit" search={{ ...filters, account: entry.actor }}>
                {who}
              </AnchorLink>
            ) : (
              <Text span size="sm" fw={600}>
                {who}
              </Text>
            )}{' '}
            {auditSentence(entry, lang, formOf)}
            <Text span size="sm" c="dimmed">
              {' · '}
              {entry.unit.name}
            </Text>
          </Text>
          <AuditDetails entry={entry} />
        </Flex>
      </Group>
    </Box>
  )
}
