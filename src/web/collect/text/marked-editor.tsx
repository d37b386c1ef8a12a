import { Button, Group, Text, Textarea } from '@mantine/core'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import { useWords } from '../../app/language.js'
import { markedFromHtml } from './from-html.js'
import { isFormatted, Marked } from './marked.js'
import './text.css'
import { type Field, lineEnd, tidyPasted, toggleAround, toggleList } from './marking.js'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly rows: number
  readonly readOnly: boolean
  readonly describedBy?: string | undefined
  /** With bold, italic and lists? */
  readonly formatted: boolean
  onChange(text: string): void
  onBlur(): void
}

/** A text with plain formatting: what is typed is what is kept; under it, how it will read. */
export function MarkedEditor(props: Props): ReactNode {
  const { value, onChange, formatted } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<readonly [number, number] | null>(null)
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(...caret.current)
    caret.current = null
  })
  const now = (): Field => {
    const { selectionStart = value.length, selectionEnd = value.length } = field.current ?? {}
    return { text: value, start: selectionStart, end: selectionEnd }
  }
  const become = ({ text, start, end }: Field): void => {
    caret.current = [start, end]
    field.current?.focus()
    onChange(text)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!formatted || props.readOnly || event.nativeEvent.isComposing) return
    const next = onKey(event, now())
    if (next === null) return
    event.preventDefault()
    become(next)
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (!formatted || props.readOnly) return
    const html = event.clipboardData.getData('text/html')
    const plain = event.clipboardData.getData('text/plain')
    const put = (html === '' ? '' : markedFromHtml(html)) || tidyPasted(plain)
    if (put === '') return
    event.preventDefault()
    const { text, start, end } = now()
    become({
      text: text.slice(0, start) + put + text.slice(end),
      start: start + put.length,
      end: start + put.length,
    })
  }
  return (
    <>
      {formatted && !props.readOnly && <Toolbar act={(change) => become(change(now()))} />}
      <Textarea
        ref={field}
        id={props.id}
        label={props.label}
        aria-describedby={props.describedBy}
        autosize
        minRows={props.rows}
        value={value}
        readOnly={props.readOnly}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={props.onBlur}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {formatted && isFormatted(value) && <Reading text={value} />}
    </>
  )
}

function Reading({ text }: { text: string }): ReactNode {
  const word = useWords(webReturnPapersWords)
  return (
    <div className="reading">
      <Text size="xs" c="dimmed">
        {word('reading')}
      </Text>
      <Marked text={text} />
    </div>
  )
}

function onKey(event: KeyboardEvent, field: Field): Field | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (altKey) return null
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() === 'b') return toggleAround(field, '**')
    return key.toLowerCase() === 'i' ? toggleAround(field, '*') : null
  }
  return key === 'Enter' && !shiftKey ? lineEnd(field) : null
}

function Toolbar({ act }: { act: (change: (field: Field) => Field) => void }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const tools = [
    { key: 'bold', shown: <b>{word('letter-bold')}</b>, change: (field: Field) => toggleAround(field, '**') },
    {
      key: 'italic',
      shown: <i>{word('letter-italic')}</i>,
      change: (field: Field) => toggleAround(field, '*'),
    },
    { key: 'list-bullet', shown: '•', change: (field: Field) => toggleList(field, 'bullet') },
    { key: 'list-number', shown: '1.', change: (field: Field) => toggleList(field, 'number') },
  ] as const
  return (
    <Group gap={4} role="group" aria-label={word('formatting')} justify="flex-end" mb={-18}>
      {tools.map(({ key, shown, change }) => (
        <Button
          key={key}
          size="compact-xs"
          variant="default"
          miw={28}
          h={24}
          px={4}
          aria-label={word(key)}
          title={word(key)}
          // The text keeps the focus, and so what is selected in it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => act(change)}
        >
          {shown}
        </Button>
      ))}
    </Group>
  )
}
