import { Breadcrumbs, Button, List, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { submissionWords } from '../../domain/words/submission.js'
import { webUnitsWords } from '../../domain/words/web-units.js'
import { AnchorLink } from '../app/anchor-link.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { usePack, useUnits } from '../app/register.js'
import { inLang } from '../app/words-of.js'
import { Successions } from './units/successions.js'
import { UnitHistory } from './units/unit-history.js'
import { UnitState } from './units/unit-state.js'
import { type UnitThroughTime, useUnit } from './units/use-unit.js'

const route = getRouteApi('/inside/units/$unit')

/** A unit for its whole life: what it is today, what it was, what it came from and what came of it. */
export function UnitPage(): ReactNode {
  const { unit: key } = route.useParams()
  const word = useWords(webUnitsWords)
  const unit = useUnit(key)
  if (unit.data === undefined)
    return (
      <Stack gap="md">
        <PageHead title={unit.isError ? word('units') : ''} />
        <ProblemNote error={unit.error} />
        {unit.isPending && <LoadingRows rows={8} />}
      </Stack>
    )
  return <UnitInFull unit={unit.data} key={key} />
}

function UnitInFull({ unit }: { unit: UnitThroughTime }): ReactNode {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  const pack = usePack()
  const today = pack.data?.today ?? ''
  const names = new Map(pack.data?.levels.map(({ id, name }) => [id, inLang(name, lang)]))
  const levelName = (level: string) => names.get(level) ?? level
  const now = unit.spans.findLast(({ from }) => from <= today) ?? unit.spans[0]!
  return (
    <Stack gap="lg">
      <PageHead
        title={now.name}
        text={`${levelName(now.level)} · ${word('unit-code', { code: now.code })}`}
        above={<PathAbove unit={unit} />}
        actions={<UnitLinks unit={unit.key} />}
      />
      <UnitState unit={unit} today={today} />
      <Part title={word('history')}>
        <UnitHistory spans={unit.spans} levelName={levelName} />
      </Part>
      <Part title={word('before')}>
        {unit.predecessors.length === 0 ? (
          <Quiet text={word('before-none')} />
        ) : (
          <>
            <Text size="sm" mb={4}>
              {word('before-text')}
            </Text>
            <Successions label={word('before')} links={unit.predecessors} acts={unit.acts} />
          </>
        )}
      </Part>
      {unit.successors.length > 0 && (
        <Part title={word('after')}>
          <Text size="sm" mb={4}>
            {word('after-text')}
          </Text>
          <Successions label={word('after')} links={unit.successors} acts={unit.acts} />
        </Part>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        {unit.today !== null && (
          <Part title={word('children', { count: unit.today.children.length })}>
            <Children units={unit.today.children} />
          </Part>
        )}
        <Stack gap="lg">
          <Part title={word('unit-acts')}>
            <Acts acts={unit.acts} />
          </Part>
          {unit.relations.length > 0 && (
            <Part title={word('relations')}>
              <Relations relations={unit.relations} />
            </Part>
          )}
        </Stack>
      </SimpleGrid>
    </Stack>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </section>
  )
}

function Quiet({ text }: { text: string }): ReactNode {
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  )
}

/** The way down from the head of the tree to the unit that stands above this one. */
function PathAbove({ unit }: { unit: UnitThroughTime }): ReactNode {
  const word = useWords(webUnitsWords)
  const above = unit.today?.path.slice(0, -1) ?? []
  if (above.length === 0) return null
  return (
    <nav aria-label={word('path')}>
      <Breadcrumbs separatorMargin={4} style={{ flexWrap: 'wrap' }}>
        {above.map(({ key, name }) => (
          <AnchorLink key={key} size="sm" to="/units/$unit" params={{ unit: key }}>
            {name}
          </AnchorLink>
        ))}
      </Breadcrumbs>
    </nav>
  )
}

function UnitLinks({ unit }: { unit: string }): ReactNode {
  const word = useWords(webUnitsWords)
  const pages = [
    ['/returns', 'to-returns'],
    ['/board', 'to-board'],
    ['/figures', 'to-figures'],
  ] as const
  return pages.map(([to, label]) => (
    <Button key={to} variant="default" size="xs" component={Link} {...({ to, search: { unit } } as object)}>
      {word(label)}
    </Button>
  ))
}

/** As many of the units under it as are listed at first. */
const FIRST = 30

function Children({ units }: { units: readonly { key: string; code: string; name: string }[] }): ReactNode {
  const word = useWords(webUnitsWords)
  const [all, setAll] = useState(false)
  if (units.length === 0) return <Quiet text={word('children-none')} />
  return (
    <>
      <List size="sm" listStyleType="none">
        {(all ? units : units.slice(0, FIRST)).map(({ key, code, name }) => (
          <List.Item key={key}>
            <AnchorLink size="sm" underline="always" to="/units/$unit" params={{ unit: key }}>
              {name}
            </AnchorLink>{' '}
            <Text span size="sm" c="dimmed" className="figures">
              {code}
            </Text>
          </List.Item>
        ))}
      </List>
      {!all && units.length > FIRST && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {word('all-children', { count: units.length })}
        </Button>
      )}
    </>
  )
}

function Acts({ acts }: { acts: UnitThroughTime['acts'] }): ReactNode {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  if (acts.length === 0) return <Quiet text={word('unit-acts-none')} />
  return (
    <List size="sm" spacing={4} listStyleType="none">
      {acts.map(({ id, number, effective, title }) => (
        <List.Item key={id}>
          <AnchorLink size="sm" underline="always" to="/acts/$act" params={{ act: id }}>
            {number}
          </AnchorLink>
          {` · ${shortDate(effective, lang)} · `}
          {title}
        </List.Item>
      ))}
    </List>
  )
}

function Relations({ relations }: { relations: UnitThroughTime['relations'] }): ReactNode {
  const word = useWords(webUnitsWords)
  const roles = useWords(submissionWords)
  const units = useUnits()
  const nameOf = (key: string) => units.data?.find((unit) => unit.key === key)?.name ?? key
  return (
    <List size="sm" listStyleType="none">
      {relations.map(({ office, relation }) => (
        <List.Item key={`${office.role} ${office.unit}`}>
          {word('relation', {
            role: roles(`role-${office.role}`),
            unit: nameOf(office.unit),
            relation: word(`relation-${relation ?? 'none'}`),
          })}
        </List.Item>
      ))}
    </List>
  )
}
