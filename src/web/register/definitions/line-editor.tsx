import { type ReactNode, type Ref, useImperativeHandle, useRef } from 'react'
import './line-editor.css'

export interface LineEditorHandle {
  /** Put the caret at a line and column, from 1. */
  go(line: number, column: number): void
}

interface LineEditorProps {
  readonly label: string
  readonly value: string
  readonly readOnly?: boolean
  /** Lines in which something is wrong. */
  readonly faults: readonly number[]
  readonly onChange?: (text: string) => void
  readonly ref?: Ref<LineEditorHandle>
}

/** A text with its line numbers: an ordinary text box, as high as the text, that scrolls sideways in its own box. */
export function LineEditor({
  label,
  value,
  readOnly = false,
  faults,
  onChange,
  ref,
}: LineEditorProps): ReactNode {
  const box = useRef<HTMLTextAreaElement>(null)
  const lines = value.split('\n')
  const wrong = new Set(faults)
  useImperativeHandle(ref, () => ({
    go: (line, column) => {
      const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
      const at = before + Math.min(column - 1, lines[line - 1]?.length ?? 0)
      box.current?.focus()
      box.current?.setSelectionRange(at, at)
      const numbers = box.current?.parentElement?.querySelector(`[data-line="${line}"]`)
      numbers?.scrollIntoView({ block: 'center' })
    },
  }))
  return (
    <div className="line-editor">
      <div className="numbers" aria-hidden="true">
        {lines.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their number
          <div key={at} data-line={at + 1} className={wrong.has(at + 1) ? 'wrong' : undefined}>
            {wrong.has(at + 1) ? '● ' : ''}
            {at + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={box}
        aria-label={label}
        value={value}
        readOnly={readOnly}
        rows={lines.length}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        aria-invalid={wrong.size > 0}
        onChange={(event) => onChange?.(event.currentTarget.value)}
      />
    </div>
  )
}
