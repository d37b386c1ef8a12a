import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Role } from '../../domain/access-table.js'
import { addDays } from '../../domain/date.js'
import { proposeUserName } from '../../domain/user-name.js'
import { webAccountWords } from '../../domain/words/web-account.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import type { Lang } from '../../domain/words.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { UnitSelect } from '../app/parts/unit-select.js'
import { ProblemNote } from '../app/problem-note.js'
import { usePack } from '../app/register.js'
import { type AccountDetail, type Handed, makeWithFreeName, useChanged } from './account-data.js'
import { RoleFields, type WantedRole } from './role-fields.js'
import { Slips } from './slips.js'

interface NewAccountDialogueProps {
  readonly opened: boolean
  /** The unit that is looked at: most likely the one meant. */
  readonly unit: string | null
  readonly onClose: () => void
}

/** Make one account with its first role; the temporary password is shown here and nowhere again. */
export function NewAccountDialogue({ opened, unit, onClose }: NewAccountDialogueProps): ReactNode {
  const word = useWords(webAdministerWords)
  const [round, setRound] = useState(0)
  const close = () => {
    onClose()
    setRound((before) => before + 1)
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      title={word('new')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      <NewAccount key={round} unit={unit} onClose={close} />
    </Modal>
  )
}

interface Made {
  readonly handed: Handed
  readonly account: AccountDetail
  /** The account is there, the role was refused. */
  readonly refused: unknown
}

function NewAccount({ unit: near, onClose }: Omit<NewAccountDialogueProps, 'opened'>): ReactNode {
  const word = useWords(webAdministerWords)
  const own = useWords(webAccountWords)
  const client = useClient()
  const changed = useChanged()
  const pack = usePack()
  const today = pack.data?.today ?? ''
  const [name, setName] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [position, setPosition] = useState('')
  const [unit, setUnit] = useState(near)
  const [email, setEmail] = useState('')
  const [lang, setLang] = useState<Lang>('vi')
  const [role, setRole] = useState<Role | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const [last, setLast] = useState('')
  const wanted: WantedRole = { role, unit, from: from ?? today, last }
  const make = useMutation({
    mutationFn: async (): Promise<Made> => {
      const proposed = typed === null ? { nth: 1 } : null
      const handed = await makeWithFreeName(
        client,
        {
          username: typed ?? proposeUserName(name),
          name,
          position,
          unit: unit ?? '',
          lang,
          ...(email.trim() === '' ? {} : { email: email.trim() }),
        },
        proposed,
      )
      const { account } = handed
      if (role === null) return { handed, account, refused: null }
      const to = last === '' ? null : addDays(last, 1)
      try {
        const given = await client.giveRole({
          params: { id: account.id },
          body: { unit: account.unit.key, role, from: wanted.from, to },
        })
        return { handed, account: given.body, refused: null }
      } catch (refused) {
        return { handed, account, refused }
      }
    },
    onSuccess: ({ account }) => changed(account),
  })
  if (make.data !== undefined) {
    const { handed, account, refused } = make.data
    const slip = {
      name: account.name,
      position: account.position,
      unit: account.unit.name,
      role: account.roles[0]?.role ?? null,
      username: account.username,
      password: handed.password,
    }
    return (
      <Stack gap="sm">
        <Slips slips={[slip]} />
        <ProblemNote error={refused} />
        <Group justify="space-between" gap="xs">
          <AnchorLink size="sm" target="_blank" to="/accounts/$account" params={{ account: account.id }}>
            {word('to-account', { name: account.name })}
          </AnchorLink>
          <Button onClick={onClose}>{word('handed-done')}</Button>
        </Group>
      </Stack>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate()
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={word('name')}
          required
          withAsterisk={false}
          maxLength={200}
          data-autofocus
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={word('username')}
          description={word('username-text')}
          required
          withAsterisk={false}
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed ?? proposeUserName(name)}
          onChange={(event) => setTyped(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
        <TextInput
          label={word('position')}
          required
          withAsterisk={false}
          maxLength={200}
          autoComplete="off"
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value)}
        />
        <UnitSelect label={word('unit')} required withAsterisk={false} value={unit} onChange={setUnit} />
        <Group gap="sm" grow preventGrowOverflow={false}>
          <TextInput
            type="email"
            label={word('email')}
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Select
            label={own('language')}
            allowDeselect={false}
            data={[
              { value: 'vi', label: own('language-vi') },
              { value: 'en', label: own('language-en') },
            ]}
            value={lang}
            onChange={(chosen) => {
              if (chosen !== null) setLang(chosen as Lang)
            }}
          />
        </Group>
        <RoleFields
          wanted={wanted}
          label={word('first-role')}
          onChange={(to) => {
            setRole(to.role)
            setFrom(to.from)
            setLast(to.last)
          }}
        />
        <ProblemNote error={make.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {own('cancel')}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={unit === null}>
            {word('make')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
