import { Loader, Modal, Pill, Text, TextInput } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { webPaletteWords } from '../../../domain/words/web-palette.js'
import { useWords } from '../language.js'
import { useUnits } from '../register.js'
import type { Session } from '../session.js'
import './palette.css'
import { type Entry, GROUPS, type Group } from './find.js'
import { recentOf, rememberOpened } from './recent.js'
import { useFinder } from './use-catalogue.js'

interface PaletteProps {
  readonly session: Session
  readonly close: () => void
}

/** Open anything by typing part of its name. A combobox with a list (ARIA 1.2): the focus stays in the field, arrows choose, Enter opens. */
export function Palette({ session, close }: PaletteProps): ReactNode {
  const word = useWords(webPaletteWords)
  const router = useRouter()
  const finder = useFinder(session)
  const units = useUnits()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [unit, setUnit] = useState<Entry | null>(null)
  const [at, setAt] = useState(0)
  const chosen = useRef<HTMLDivElement>(null)
  const account = session.account.id
  const searched = useDeferredValue(typed)
  const recent = (): Entry[] => recentOf(account).map((entry) => ({ ...entry, group: 'recent' }))
  const entries =
    unit?.unit !== undefined
      ? finder.ofUnit(unit.unit, searched)
      : [...(searched.trim() === '' ? recent() : []), ...finder.find(searched)]
  const active = Math.min(at, entries.length - 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen has moved
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [active, entries.length])

  const type = (text: string) => {
    setTyped(text)
    setAt(0)
  }
  const leaveUnit = () => {
    setUnit(null)
    type('')
  }
  const open = (entry: Entry) => {
    rememberOpened(account, entry)
    if (entry.unit !== undefined && unit === null) {
      setUnit(entry)
      type('')
      return
    }
    close()
    router.history.push(entry.to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      setAt((active + step + entries.length) % entries.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const entry = entries[active]
      if (entry !== undefined) open(entry)
    } else if (event.key === 'Backspace' && typed === '' && unit !== null) leaveUnit()
  }
  const option = (n: number) => `${list}-${n}`
  return (
    <Modal
      opened
      onClose={close}
      title={unit === null ? word('title') : word('of-unit', { unit: unit.label })}
      size="lg"
      yOffset="8vh"
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={word('title')}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        {...(entries.length > 0 ? { 'aria-activedescendant': option(active) } : {})}
        autoComplete="off"
        spellCheck={false}
        placeholder={word('placeholder')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
        {...(unit === null
          ? {}
          : {
              leftSection: (
                <Pill
                  withRemoveButton
                  onRemove={leaveUnit}
                  removeButtonProps={{ 'aria-label': word('back') }}
                  maw={160}
                >
                  {unit.label}
                </Pill>
              ),
              leftSectionWidth: 176,
            })}
        rightSection={units.isPending ? <Loader size="xs" /> : null}
      />
      <div role="listbox" id={list} aria-label={word('title')} className="palette-list">
        {GROUPS.map((group) => (
          <GroupOf key={group} group={group} entries={entries}>
            {(entry, n) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the field, which keeps the focus
              <div
                key={entry.id}
                id={option(n)}
                ref={n === active ? chosen : undefined}
                role="option"
                tabIndex={-1}
                aria-selected={n === active}
                className="palette-option"
                onClick={() => open(entry)}
                onPointerMove={() => setAt(n)}
              >
                <span>{entry.label}</span>
                <span className="palette-detail">{entry.detail}</span>
              </div>
            )}
          </GroupOf>
        ))}
      </div>
      <Text size="sm" c="dimmed" mt="xs" role="status">
        {entries.length === 0
          ? word('none', { typed: searched })
          : searched === ''
            ? word('hint')
            : word('found', { count: entries.length })}
      </Text>
    </Modal>
  )
}

function GroupOf({
  group,
  entries,
  children,
}: {
  group: Group
  entries: readonly Entry[]
  children: (entry: Entry, at: number) => ReactNode
}): ReactNode {
  const word = useWords(webPaletteWords)
  const heading = useId()
  const own = entries.flatMap((entry, at) => (entry.group === group ? [{ entry, at }] : []))
  if (own.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list of options
    <div role="group" aria-labelledby={heading}>
      <div id={heading} className="palette-group">
        {word(`group-${group}`)}
      </div>
      {own.map(({ entry, at }) => children(entry, at))}
    </div>
  )
}
