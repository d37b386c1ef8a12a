import { Checkbox, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { addDays } from '../../domain/date.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { ConfirmButton } from '../session/confirm-button.js'
import { type AccountDetail, useChanged } from './account-data.js'

interface MoveEndProps {
  readonly account: AccountDetail
  readonly held: AccountDetail['roles'][number]
  readonly name: string
  readonly today: string
}

/** Set, move or take away the last day of a role. Held until yesterday means: it ends at once. */
export function MoveEnd({ account, held, name, today }: MoveEndProps): ReactNode {
  const word = useWords(webAdministerWords)
  const client = useClient()
  const changed = useChanged()
  const [open, setOpen] = useState(held.to === null)
  const [last, setLast] = useState(held.to === null ? '' : addDays(held.to, -1))
  return (
    <ConfirmButton
      label={word('role-end')}
      text={word('role-end-text', { role: name, unit: held.unit.name })}
      act={async () => {
        const to = open || last === '' ? null : addDays(last, 1)
        const params = { id: account.id, role: held.id }
        await changed((await client.moveRoleEnd({ params, body: { to } })).body)
      }}
    >
      <Stack gap="sm">
        <Checkbox
          label={word('role-open')}
          checked={open}
          onChange={(event) => {
            setOpen(event.currentTarget.checked)
            if (!event.currentTarget.checked && last === '') setLast(today)
          }}
        />
        <TextInput
          type="date"
          label={word('role-last')}
          description={word('role-last-text')}
          disabled={open}
          required={!open}
          withAsterisk={false}
          value={last}
          onChange={(event) => setLast(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmButton>
  )
}
