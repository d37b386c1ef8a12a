import { ActionIcon, Button, Drawer, Group, Stack, Text } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { webAcceptWords } from '../../../domain/words/web-accept.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { useLanguage, useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { inLang } from '../../app/words-of.js'
import { keyOf, type useAccept, type Waiting, whichOf } from './acceptance-data.js'
import { Findings } from './findings.js'
import { LookFigures } from './look-figures.js'
import { SendBackForm } from './send-back-form.js'
import { useSeriesNames } from './series-names.js'

interface LookProps {
  readonly items: readonly Waiting[]
  /** Which one; null when none is looked at. */
  readonly at: number | null
  readonly go: (at: number | null) => void
  readonly accept: ReturnType<typeof useAccept>
  readonly accepted: (one: Waiting, outcome: NonNullable<ReturnType<typeof useAccept>['data']>) => void
  readonly sentBack: (one: Waiting) => void
}

/** One return after another without leaving the list. J and →: the next one, K and ←: the one before. */
export function LookDrawer(props: LookProps): ReactNode {
  const { items, at, go } = props
  const word = useWords(webAcceptWords)
  const one = at === null ? undefined : items[at]
  const step = (by: number) => {
    if (at !== null && items[at + by] !== undefined) go(at + by)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key === 'j' || event.key === 'ArrowRight') step(1)
    else if (event.key === 'k' || event.key === 'ArrowLeft') step(-1)
    else return
    event.preventDefault()
  }
  return (
    <Drawer
      opened={one !== undefined}
      onClose={() => go(null)}
      position="right"
      size="xl"
      lockScroll={false}
      title={one === undefined ? '' : one.unit.name}
      closeButtonProps={{ 'aria-label': word('close') }}
      onKeyDown={onKeyDown}
    >
      {one !== undefined && at !== null && (
        <Stack gap="sm">
          <Group justify="space-between" gap="xs">
            <Group gap={4}>
              <Turn label={word('previous')} sign="‹" off={at === 0} turn={() => step(-1)} />
              <Turn label={word('next')} sign="›" off={at === items.length - 1} turn={() => step(1)} />
              <Text size="sm" className="figures" aria-live="polite">
                {word('place', { n: at + 1, count: items.length })}
              </Text>
            </Group>
            <AnchorLink size="sm" to="/returns/$unit/$period/$form" params={whichOf(one)}>
              {word('open-whole')}
            </AnchorLink>
          </Group>
          <Look key={keyOf(one)} {...props} of={one} />
        </Stack>
      )}
    </Drawer>
  )
}

function Turn({
  label,
  sign,
  off,
  turn,
}: {
  label: string
  sign: string
  off: boolean
  turn: () => void
}): ReactNode {
  return (
    <ActionIcon variant="default" aria-label={label} title={label} disabled={off} onClick={turn}>
      {sign}
    </ActionIcon>
  )
}

function Look({ of, accept, accepted, sentBack }: LookProps & { of: Waiting }): ReactNode {
  const word = useWords(webAcceptWords)
  const { lang } = useLanguage()
  const names = useSeriesNames(of.form.id)
  const [sendingBack, setSendingBack] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what an earlier one was told is not of this one
  useEffect(() => accept.reset(), [])
  const may = of.may.accept
  const refused = accept.data?.items.flatMap(({ findings }) => findings) ?? []
  if (!names.ready) return <LoadingRows rows={12} />
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {inLang(of.form.name, lang)} · {inLang(of.period.name, lang)} · {of.timeliness.text}
      </Text>
      {sendingBack ? (
        <SendBackForm of={of} nameOf={names.nameOf} done={sentBack} cancel={() => setSendingBack(false)} />
      ) : (
        <Group gap="xs">
          {may === true && (
            <Button
              loading={accept.isPending}
              onClick={() => accept.mutate([of], { onSuccess: (outcome) => accepted(of, outcome) })}
            >
              {word('accept')}
            </Button>
          )}
          {of.may.return === true && (
            <Button variant="default" onClick={() => setSendingBack(true)}>
              {word('send-back')}
            </Button>
          )}
          {may !== true && (
            <Text size="sm" c="dimmed">
              {word('may-not', { why: may.why })}
            </Text>
          )}
        </Group>
      )}
      <ProblemNote error={accept.error} />
      {refused.map(({ code, message }) => (
        <Text key={code} size="sm" role="alert">
          {message}
        </Text>
      ))}
      <Findings of={of} nameOf={names.nameOf} />
      <LookFigures of={of} names={names} />
    </Stack>
  )
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && /^(input|textarea|select)$/i.test(target.tagName)
}
