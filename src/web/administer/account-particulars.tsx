import { Alert, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import type { Lang } from '../../domain/words.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { UnitSelect } from '../app/parts/unit-select.js'
import { ProblemNote } from '../app/problem-note.js'
import { Facts } from '../session/facts.js'
import { Panel } from '../session/panel.js'
import { type AccountDetail, useChanged } from './account-data.js'

type Draft = Pick<AccountDetail, 'name' | 'position' | 'lang' | 'digest'> & { unit: string; email: string }

function draftOf({ name, position, lang, digest, unit, email }: AccountDetail): Draft {
  return { name, position, lang, digest, unit: unit.key, email: email ?? '' }
}

/** Name, position, unit, mail and language; to be changed by whoever may. */
export function AccountParticulars({ account }: { account: AccountDetail }): ReactNode {
  const word = useWords(webAdministerWords)
  const own = useWords(webAccountWords)
  const client = useClient()
  const changed = useChanged()
  const held = draftOf(account)
  const [touched, setTouched] = useState<Partial<Draft>>({})
  const draft = { ...held, ...touched }
  const names = Object.keys(touched) as (keyof Draft)[]
  const differing = names.filter((name) => draft[name] !== held[name])
  const put = (to: Partial<Draft>) => setTouched((before) => ({ ...before, ...to }))
  const save = useMutation({
    mutationFn: async () => {
      const change = Object.fromEntries(differing.map((name) => [name, draft[name]]))
      const email = 'email' in change ? { email: draft.email.trim() === '' ? null : draft.email.trim() } : {}
      return (await client.changeAccount({ params: { id: account.id }, body: { ...change, ...email } })).body
    },
    onSuccess: async (now) => {
      setTouched({})
      await changed(now)
    },
  })
  if (account.may.change !== true)
    return (
      <Panel title={own('profile-title')} text={account.may.change.why}>
        <Facts
          facts={[
            [own('name'), account.name],
            [own('username'), account.username],
            [own('position'), account.position],
            [own('home'), account.unit.name],
            [own('email'), account.email ?? '–'],
            [own('language'), own(`language-${account.lang}`)],
          ]}
        />
      </Panel>
    )
  return (
    <Panel title={own('profile-title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack gap="sm" maw={720}>
          <Group gap="sm" grow preventGrowOverflow={false}>
            <TextInput
              label={own('name')}
              required
              withAsterisk={false}
              miw={220}
              maxLength={200}
              value={draft.name}
              onChange={(event) => put({ name: event.currentTarget.value })}
            />
            <TextInput
              label={own('position')}
              required
              withAsterisk={false}
              miw={220}
              maxLength={200}
              value={draft.position}
              onChange={(event) => put({ position: event.currentTarget.value })}
            />
          </Group>
          <UnitSelect
            label={own('home')}
            allowDeselect={false}
            value={draft.unit}
            onChange={(unit) => {
              if (unit !== null) put({ unit })
            }}
          />
          {draft.unit !== held.unit && <Text size="sm">{word('unit-moves')}</Text>}
          <Group gap="sm" grow preventGrowOverflow={false}>
            <TextInput
              type="email"
              label={own('email')}
              miw={220}
              autoComplete="off"
              value={draft.email}
              onChange={(event) => put({ email: event.currentTarget.value })}
            />
            <Select
              label={own('language')}
              miw={160}
              allowDeselect={false}
              data={[
                { value: 'vi', label: own('language-vi') },
                { value: 'en', label: own('language-en') },
              ]}
              value={draft.lang}
              onChange={(lang) => {
                if (lang !== null) put({ lang: lang as Lang })
              }}
            />
          </Group>
          <Checkbox
            label={own('digest')}
            checked={draft.digest}
            onChange={(event) => put({ digest: event.currentTarget.checked })}
          />
          <ProblemNote error={save.error} />
          {save.isSuccess && differing.length === 0 && (
            <Alert color="green" variant="default" role="status">
              {own('saved')}
            </Alert>
          )}
          <Group gap="xs">
            <Button type="submit" disabled={differing.length === 0} loading={save.isPending}>
              {own('save')}
            </Button>
            {differing.length > 0 && (
              <Button variant="default" onClick={() => setTouched({})}>
                {word('put-back')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
