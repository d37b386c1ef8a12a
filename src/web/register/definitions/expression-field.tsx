import { Button, Text, Textarea } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { webDefinitionEntriesWords } from '../../../domain/words/web-definition-entries.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { Lists } from '../draft/changes.js'
import { type Completion, complete, completionsAt, type Offer } from './completion.js'
import './expression.css'

interface ExpressionFieldProps {
  readonly label: string
  readonly text?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly vocabulary: Lists
  readonly readOnly?: boolean
  /** May it name another period with `@`? Only rules of forms may. */
  readonly lookBack?: boolean
  /** What is wrong with it, and where (from 1). */
  readonly fault?: { readonly message: string; readonly column?: number | undefined } | undefined
}

const SHUT: Offer = { from: 0, to: 0, options: [] }

/**
 * An expression, with what may stand at the caret offered while it is typed: a text box that opens a list (the combobox pattern). The
 * arrows choose, Enter takes, Escape shuts; Ctrl and space open it before anything is typed. Tab goes on to the next field.
 */
export function ExpressionField(props: ExpressionFieldProps): ReactNode {
  const { label, text, value, onChange, vocabulary, readOnly = false, lookBack = false, fault } = props
  const word = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [offer, setOffer] = useState<Offer>(SHUT)
  const [active, setActive] = useState(0)
  const [caret, setCaret] = useState<number | null>(null)
  const opened = offer.options.length > 0

  useEffect(() => {
    if (caret === null) return
    box.current?.setSelectionRange(caret, caret)
    setCaret(null)
  }, [caret])

  const open = (of: string, at: number, asked = false) => {
    setOffer(completionsAt(of, at, vocabulary, { lang, lookBack, asked }))
    setActive(0)
  }
  const take = (chosen: Completion) => {
    const next = complete(value, offer, chosen)
    onChange(next.text)
    setCaret(next.caret)
    // Behind a classification its categories follow at once.
    if (chosen.kind === 'classification') open(next.text, next.caret)
    else setOffer(SHUT)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (readOnly || event.nativeEvent.isComposing) return
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      open(value, event.currentTarget.selectionStart, true)
    } else if (opened && move !== 0) {
      event.preventDefault()
      setActive((active + move + offer.options.length) % offer.options.length)
    } else if (event.key === 'Enter') {
      // One line; what is longer is wrapped.
      event.preventDefault()
      if (opened) take(offer.options[active]!)
    } else if (event.key === 'Escape' && opened) {
      event.preventDefault()
      event.stopPropagation()
      setOffer(SHUT)
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) setOffer(SHUT)
  }
  return (
    <div className="expression-field">
      <Textarea
        ref={box}
        label={label}
        description={text}
        value={value}
        readOnly={readOnly}
        autosize
        minRows={2}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        classNames={{ input: 'monospace' }}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={opened}
        aria-controls={`${id}-options`}
        aria-invalid={fault !== undefined}
        {...(opened ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        onChange={(event) => {
          const typed = event.currentTarget.value.replace(/\n/g, ' ')
          onChange(typed)
          open(typed, event.currentTarget.selectionStart)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOffer(SHUT)}
      />
      <div
        id={`${id}-options`}
        role="listbox"
        aria-label={word('expression-options')}
        className="expression-options"
        hidden={!opened}
      >
        {offer.options.map((option, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text box, which keeps the focus
          <div
            key={`${option.kind} ${option.code}`}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <span>
              {option.kind === 'period'
                ? word(`period-${option.code as 'previous' | 'last_year'}`)
                : inLang(option.name ?? undefined, lang)}
            </span>
            <span className="monospace">{option.code}</span>
            <span className="kind">{word(`option-${option.kind}`)}</span>
          </div>
        ))}
      </div>
      <span role="status" className="for-readers">
        {opened ? word('expression-options-count', { count: offer.options.length }) : ''}
      </span>
      {fault !== undefined && (
        <Fault
          value={value}
          fault={fault}
          go={(at) => {
            box.current?.focus()
            box.current?.setSelectionRange(at, at)
          }}
        />
      )}
    </div>
  )
}

/** Letters shown before the place of a fault. */
const BEFORE = 40

function Fault(props: {
  value: string
  fault: { readonly message: string; readonly column?: number | undefined }
  go: (at: number) => void
}): ReactNode {
  const { value, fault, go } = props
  const word = useWords(webDefinitionEntriesWords)
  const at = fault.column === undefined ? null : Math.min(fault.column - 1, value.length)
  const wrong = at === null ? '' : (/^(?:[\p{L}\p{N}_.]+|.)?/u.exec(value.slice(at))?.[0] ?? '')
  return (
    <div role="alert" className="expression-fault">
      {at !== null && (
        <Text component="p" size="sm" className="monospace place" m={0}>
          {at > BEFORE ? '…' : ''}
          {value.slice(Math.max(0, at - BEFORE), at)}
          <mark>{wrong === '' ? '\u2007' : wrong}</mark>
          {value.slice(at + wrong.length, at + wrong.length + 20)}
        </Text>
      )}
      <Text size="sm" c="red">
        {fault.message}
      </Text>
      {at !== null && (
        <Button size="compact-xs" variant="subtle" onClick={() => go(at)}>
          {word('expression-go')}
        </Button>
      )}
    </div>
  )
}
