import { Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { addDays } from '../../domain/date.js'
import { webAccountWords } from '../../domain/words/web-account.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { UnitSelect } from '../app/parts/unit-select.js'
import { ProblemNote } from '../app/problem-note.js'
import { usePack } from '../app/register.js'
import { type AccountDetail, useChanged } from './account-data.js'
import { RoleFields, type WantedRole } from './role-fields.js'

/** Give a role in a unit, from a day on, perhaps to a last day. */
export function GiveRole({ account, onDone }: { account: AccountDetail; onDone: () => void }): ReactNode {
  const word = useWords(webAdministerWords)
  const own = useWords(webAccountWords)
  const client = useClient()
  const changed = useChanged()
  const pack = usePack()
  const [typed, setTyped] = useState<Partial<WantedRole>>({})
  const wanted: WantedRole = {
    role: null,
    unit: account.unit.key,
    from: pack.data?.today ?? '',
    last: '',
    ...typed,
  }
  const give = useMutation({
    mutationFn: async () => {
      const { role, unit, from, last } = wanted
      const to = last === '' ? null : addDays(last, 1)
      const body = { role: role!, unit: unit!, from, to }
      return (await client.giveRole({ params: { id: account.id }, body })).body
    },
    onSuccess: async (now) => {
      await changed(now)
      onDone()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        give.mutate()
      }}
    >
      <Stack gap="sm" maw={720}>
        <RoleFields required label={word('role')} wanted={wanted} onChange={setTyped} />
        <UnitSelect
          label={word('role-unit')}
          allowDeselect={false}
          value={wanted.unit}
          onChange={(unit) => setTyped((before) => ({ ...before, unit }))}
        />
        <ProblemNote error={give.error} />
        <Group gap="xs">
          <Button
            type="submit"
            loading={give.isPending}
            disabled={wanted.role === null || wanted.unit === null}
          >
            {word('role-give')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {own('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
