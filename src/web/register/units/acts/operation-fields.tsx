import { Button, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { webUnitsWords } from '../../../../domain/words/web-units.js'
import { useWords } from '../../../app/language.js'
import type { Basis, Heir, OperationValue, SplitBasis } from './act-value.js'
import { useEditing, useFault } from './editing.js'
import { NewUnitFields } from './new-unit-fields.js'
import { anotherPart, withSources, withSplitUnit } from './proposals.js'
import { ShareField } from './share-field.js'
import { ShareTotal } from './share-total.js'
import { Sizes } from './sizes.js'
import { UnitChoice, UnitsChoice } from './unit-choice.js'

type Of<K extends OperationValue['op']> = Extract<OperationValue, { op: K }>

interface FieldsProps<K extends OperationValue['op']> {
  readonly operation: Of<K>
  readonly onChange: (operation: OperationValue) => void
  /** Where in the act it stands: `operations.0`. */
  readonly path: string
}

/** The fields of one operation. */
export function OperationFields({ operation, ...rest }: FieldsProps<OperationValue['op']>): ReactNode {
  switch (operation.op) {
    case 'merge':
      return <MergeFields operation={operation} {...rest} />
    case 'split':
      return <SplitFields operation={operation} {...rest} />
    case 'abolish':
      return <AbolishFields operation={operation} {...rest} />
    case 'create':
      return <NewUnitFields made={operation} onChange={rest.onChange} path={rest.path} />
    case 'rename':
      return <RenameFields operation={operation} {...rest} />
    case 'move':
      return <MoveFields operation={operation} {...rest} />
  }
}

function MergeFields({ operation, onChange, path }: FieldsProps<'merge'>): ReactNode {
  const word = useWords(webActsWords)
  const { known } = useEditing()
  const sources = operation.from.map((unit) => known.units.get(unit)).filter((unit) => unit !== undefined)
  return (
    <Stack gap="xs">
      <UnitsChoice
        label={word('from')}
        description={word('from-hint')}
        value={operation.from}
        onChange={(from) => onChange(withSources(operation, from, known))}
        path={`${path}.from`}
      />
      <Fieldset legend={word('into')} p="xs">
        <NewUnitFields
          made={operation.into}
          onChange={(into) => onChange({ ...operation, into })}
          path={`${path}.into`}
          like={sources[0]}
          names={sources.map(({ name }) => name)}
        />
      </Fieldset>
    </Stack>
  )
}

function SplitFields({ operation, onChange, path }: FieldsProps<'split'>): ReactNode {
  const word = useWords(webActsWords)
  const units = useWords(webUnitsWords)
  const { known } = useEditing()
  const whole = known.units.get(operation.unit)
  const { into } = operation
  const set = (at: number, part: (typeof into)[number]) =>
    onChange({ ...operation, into: into.map((one, n) => (n === at ? part : one)) })
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-start" grow preventGrowOverflow={false}>
        <UnitChoice
          label={word('unit')}
          value={operation.unit}
          onChange={(unit) => onChange(withSplitUnit(operation, unit, known))}
          path={`${path}.unit`}
        />
        <Select
          label={word('basis')}
          data={(['population', 'area', 'declared'] as const).map((value) => ({
            value,
            label: units(`basis-${value}`),
          }))}
          allowDeselect={false}
          value={operation.basis}
          onChange={(basis) => onChange({ ...operation, basis: basis as SplitBasis })}
          {...useFault(`${path}.basis`)}
        />
      </Group>
      {into.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
        <Fieldset key={at} legend={word('part', { n: at + 1 })} p="xs">
          <Stack gap={6}>
            <NewUnitFields
              made={part}
              onChange={(next) => set(at, next)}
              path={`${path}.into.${at}`}
              like={whole}
              names={whole === undefined ? [] : [whole.name]}
            />
            <Group align="flex-end" justify="space-between" gap="xs">
              <ShareField
                share={part.share}
                onChange={(share) => set(at, { ...part, share })}
                path={`${path}.into.${at}.share`}
              />
              {into.length > 2 && (
                <Button
                  size="xs"
                  variant="subtle"
                  color="red"
                  aria-label={word('remove-part', { n: at + 1 })}
                  onClick={() => onChange({ ...operation, into: into.filter((_, n) => n !== at) })}
                >
                  {word('remove')}
                </Button>
              )}
            </Group>
          </Stack>
        </Fieldset>
      ))}
      <ShareTotal shares={into.map(({ share }) => share)} />
      <Sizes
        names={into.map(({ name }, at) => name || word('part', { n: at + 1 }))}
        onShares={(shares) =>
          onChange({ ...operation, into: into.map((part, at) => ({ ...part, share: shares[at]! })) })
        }
      />
      <Group>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange({ ...operation, into: [...into, anotherPart(operation)] })}
        >
          {word('add-part')}
        </Button>
      </Group>
    </Stack>
  )
}

function AbolishFields({ operation, onChange, path }: FieldsProps<'abolish'>): ReactNode {
  const word = useWords(webActsWords)
  const { successors } = operation
  const set = (next: readonly Heir[]) => onChange({ ...operation, successors: next })
  // A single heir takes the whole, unless somebody says otherwise.
  const added: Heir = { unit: '', share: successors.length === 0 ? '1' : null, basis: 'declared' }
  return (
    <Stack gap="xs">
      <UnitChoice
        label={word('unit')}
        value={operation.unit}
        onChange={(unit) => onChange({ ...operation, unit })}
        path={`${path}.unit`}
      />
      <Fieldset legend={word('heirs')} p="xs">
        <Stack gap="xs">
          {successors.length === 0 && (
            <Text size="sm" c="dimmed">
              {word('heirs-none')}
            </Text>
          )}
          {successors.map((heir, at) => (
            <HeirFields
              // biome-ignore lint/suspicious/noArrayIndexKey: an heir is known by its place
              key={at}
              heir={heir}
              n={at + 1}
              path={`${path}.successors.${at}`}
              onChange={(next) => set(successors.map((one, n) => (n === at ? next : one)))}
              onRemove={() => set(successors.filter((_, n) => n !== at))}
            />
          ))}
          <ShareTotal shares={successors.map(({ share }) => share)} />
          <Group>
            <Button size="xs" variant="default" onClick={() => set([...successors, added])}>
              {word('add-heir')}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </Stack>
  )
}

function HeirFields({
  heir,
  n,
  path,
  onChange,
  onRemove,
}: {
  heir: Heir
  n: number
  path: string
  onChange: (heir: Heir) => void
  onRemove: () => void
}): ReactNode {
  const word = useWords(webActsWords)
  const units = useWords(webUnitsWords)
  return (
    <Group gap="xs" align="flex-end" grow preventGrowOverflow={false}>
      <UnitChoice
        label={word('unit')}
        value={heir.unit}
        onChange={(unit) => onChange({ ...heir, unit })}
        path={`${path}.unit`}
      />
      <Select
        label={word('basis')}
        data={(['whole', 'population', 'area', 'declared'] as const).map((value) => ({
          value,
          label: units(`basis-${value}`),
        }))}
        allowDeselect={false}
        value={heir.basis}
        onChange={(basis) =>
          onChange({ ...heir, basis: basis as Basis, ...(basis === 'whole' ? { share: '1' } : {}) })
        }
        {...useFault(`${path}.basis`)}
      />
      <ShareField
        share={heir.share}
        onChange={(share) => onChange({ ...heir, share })}
        path={`${path}.share`}
      />
      <Button
        size="xs"
        variant="subtle"
        color="red"
        style={{ flex: '0 0 auto' }}
        aria-label={word('remove-heir', { n })}
        onClick={onRemove}
      >
        {word('remove')}
      </Button>
    </Group>
  )
}

function RenameFields({ operation, onChange, path }: FieldsProps<'rename'>): ReactNode {
  const word = useWords(webActsWords)
  return (
    <Stack gap="xs">
      <UnitChoice
        label={word('unit')}
        value={operation.unit}
        onChange={(unit) => onChange({ ...operation, unit })}
        path={`${path}.unit`}
      />
      <TextInput
        label={word('new-name')}
        value={operation.name}
        onChange={(event) => onChange({ ...operation, name: event.currentTarget.value })}
        {...useFault(`${path}.name`)}
      />
      <TextInput
        label={word('new-code')}
        value={operation.code}
        onChange={(event) => onChange({ ...operation, code: event.currentTarget.value })}
        {...useFault(`${path}.code`)}
      />
    </Stack>
  )
}

function MoveFields({ operation, onChange, path }: FieldsProps<'move'>): ReactNode {
  const word = useWords(webActsWords)
  return (
    <Stack gap="xs">
      <UnitChoice
        label={word('unit')}
        value={operation.unit}
        onChange={(unit) => onChange({ ...operation, unit })}
        path={`${path}.unit`}
      />
      <UnitChoice
        label={word('new-superior')}
        value={operation.parent}
        onChange={(parent) => onChange({ ...operation, parent })}
        path={`${path}.parent`}
      />
    </Stack>
  )
}
