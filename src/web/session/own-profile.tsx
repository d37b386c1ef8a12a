import { Alert, Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import type { Lang } from '../../domain/words.js'
import { useClient } from '../app/client.js'
import { useLanguage, useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { SESSION_KEY, type Session } from '../app/session.js'
import { Facts } from './facts.js'
import { Panel } from './panel.js'

/** Who one is for this system, and what one sets for oneself: language, mail, the daily digest. */
export function OwnProfile({ session }: { session: Session }): ReactNode {
  const word = useWords(webAccountWords)
  const { lang, setLang } = useLanguage()
  const client = useClient()
  const queries = useQueryClient()
  const { account } = session
  const [email, setEmail] = useState<string | null>(null)
  const [digest, setDigest] = useState<boolean | null>(null)
  const written = email ?? account.email ?? ''
  const wanted = digest ?? account.digest
  const touched = written.trim() !== (account.email ?? '') || wanted !== account.digest
  const save = useMutation({
    mutationFn: async () =>
      (
        await client.changeProfile({
          body: { email: written.trim() === '' ? null : written.trim(), digest: wanted },
        })
      ).body,
    onSuccess: (now) => {
      queries.setQueryData(SESSION_KEY, now)
      setEmail(null)
      setDigest(null)
    },
  })
  return (
    <Panel title={word('profile-title')} text={word('profile-text')}>
      <Facts
        facts={[
          [word('name'), account.name],
          [word('username'), account.username],
          [word('position'), account.position],
          [word('home'), account.home.name],
        ]}
      />
      <Select
        label={word('language')}
        description={word('language-text')}
        maw={440}
        allowDeselect={false}
        data={[
          { value: 'vi', label: word('language-vi') },
          { value: 'en', label: word('language-en') },
        ]}
        value={lang}
        onChange={(chosen) => {
          if (chosen !== null) setLang(chosen as Lang)
        }}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack gap="sm" maw={440}>
          <TextInput
            type="email"
            label={word('email')}
            autoComplete="email"
            value={written}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Checkbox
            label={word('digest')}
            description={word('digest-text')}
            checked={wanted}
            onChange={(event) => setDigest(event.currentTarget.checked)}
          />
          <ProblemNote error={save.error} />
          {save.isSuccess && !touched && (
            <Alert color="green" variant="default" role="status">
              {word('saved')}
            </Alert>
          )}
          <Group>
            <Button type="submit" disabled={!touched} loading={save.isPending}>
              {word('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
