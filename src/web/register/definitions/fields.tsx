import {
  Checkbox,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Text,
  TextInput,
} from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useWords } from '../../app/language.js'
import type { EntryEditor } from './entry-editor.js'

interface FieldProps {
  readonly of: EntryEditor
  /** The key of the entry that it writes. */
  readonly at: string
  readonly label: string
  /** What the field means, for whoever sees it the first time. */
  readonly text?: string
}

/** A text in both languages. */
export function WordsField(props: {
  of: EntryEditor
  at: string
  labelVi?: string
  labelEn?: string
}): ReactNode {
  const word = useWords(webDefinitionsWords)
  const { of, at } = props
  const value = of.words(at)
  const set = (change: object) => of.set(at, { vi: value.vi ?? '', en: value.en ?? '', ...change })
  const fault = of.fault(`${at}.vi`) ?? of.fault(`${at}.en`) ?? of.fault(at)
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <TextInput
        label={props.labelVi ?? word('name-vi')}
        value={value.vi ?? ''}
        readOnly={!of.open}
        error={of.fault(`${at}.vi`) ?? (of.fault(`${at}.en`) === undefined ? fault : undefined)}
        onChange={(event) => set({ vi: event.currentTarget.value })}
      />
      <TextInput
        label={props.labelEn ?? word('name-en')}
        value={value.en ?? ''}
        readOnly={!of.open}
        error={of.fault(`${at}.en`)}
        onChange={(event) => set({ en: event.currentTarget.value })}
      />
    </SimpleGrid>
  )
}

/** A day; empty takes the key away. */
export function DateField({ of, at, label, text }: FieldProps): ReactNode {
  // An empty box that cannot be filled says nothing.
  if (!of.open && of.text(at) === '') return null
  return (
    <TextInput
      type="date"
      label={label}
      description={text}
      value={of.text(at)}
      readOnly={!of.open}
      error={of.fault(at)}
      onChange={(event) =>
        of.set(at, event.currentTarget.value === '' ? undefined : event.currentTarget.value)
      }
    />
  )
}

/** A whole number. */
export function NumberField(props: FieldProps & { min: number; max: number; usual: number }): ReactNode {
  const { of, at, label, text, min, max, usual } = props
  const held = of.entry[at]
  return (
    <NumberInput
      label={label}
      description={text}
      min={min}
      max={max}
      allowDecimal={false}
      value={typeof held === 'number' ? held : usual}
      readOnly={!of.open}
      error={of.fault(at)}
      onChange={(value) => of.set(at, typeof value === 'number' ? value : undefined)}
    />
  )
}

/** One of a few words, all to be seen. */
export function ChoiceField(
  props: FieldProps & { data: readonly { readonly value: string; readonly label: string }[]; usual: string },
): ReactNode {
  const { of, at, label, text, data, usual } = props
  const id = useId()
  const fault = of.fault(at)
  return (
    <div>
      <Text size="sm" fw={500} id={id}>
        {label}
      </Text>
      {text !== undefined && (
        <Text size="xs" c="dimmed" mb={4}>
          {text}
        </Text>
      )}
      <SegmentedControl
        aria-labelledby={id}
        size="xs"
        data={data.map((one) => ({ ...one }))}
        value={of.text(at) || usual}
        readOnly={!of.open}
        onChange={(value) => of.set(at, value)}
      />
      {fault !== undefined && (
        <Text size="xs" c="red">
          {fault}
        </Text>
      )}
    </div>
  )
}

/** One of several. */
export function SelectField(
  props: FieldProps & { data: readonly { readonly value: string; readonly label: string }[] },
): ReactNode {
  const { of, at, label, text, data } = props
  return (
    <Select
      label={label}
      description={text}
      data={data.map((one) => ({ ...one }))}
      value={of.text(at) || null}
      readOnly={!of.open}
      allowDeselect={false}
      error={of.fault(at)}
      onChange={(value) => of.set(at, value ?? undefined)}
    />
  )
}

/** Yes or no; no is as good as not said. */
export function CheckField({ of, at, label, text }: FieldProps): ReactNode {
  return (
    <Checkbox
      label={label}
      description={text}
      checked={of.entry[at] === true}
      readOnly={!of.open}
      disabled={!of.open}
      error={of.fault(at)}
      onChange={(event) => of.set(at, event.currentTarget.checked ? true : undefined)}
    />
  )
}

/** Several of a list; in the order of the list. */
export function SeveralField(
  props: FieldProps & {
    data: readonly { readonly value: string; readonly label: string }[]
    empty?: readonly string[]
  },
): ReactNode {
  const { of, at, label, text, data, empty } = props
  const held = of.list(at).map(String)
  return (
    <Checkbox.Group
      label={label}
      description={text}
      value={held}
      error={of.fault(at)}
      onChange={(values) => of.set(at, values.length === 0 ? empty : sortedLike(values, data))}
    >
      <Group gap="md" mt={4}>
        {data.map((one) => (
          <Checkbox key={one.value} value={one.value} label={one.label} disabled={!of.open} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

function sortedLike(values: readonly string[], data: readonly { readonly value: string }[]): string[] {
  return data.map(({ value }) => value).filter((value) => values.includes(value))
}
