import { Alert, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { PageHead } from '../../app/parts/page-head.js'
import { ProblemNote } from '../../app/problem-note.js'
import { DraftBar } from '../draft/draft-bar.js'
import type { DefinitionDraft } from '../draft/use-draft.js'
import './definitions.css'

interface DefinitionsFrameProps {
  readonly draft: DefinitionDraft
  readonly title: string
  readonly text?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** What every page of definitions has: its head, the way to the other parts, the draft, and why nothing can be changed when that is so. */
export function DefinitionsFrame({
  draft,
  title,
  text,
  actions,
  children,
}: DefinitionsFrameProps): ReactNode {
  const word = useWords(webDefinitionsWords)
  const { may } = draft
  return (
    <Stack gap="md">
      <PageHead title={title} text={text} actions={actions} />
      <Group component="nav" gap="0 16px" aria-label={word('parts')} className="definition-parts no-print">
        <PartLink to="/definitions" name={word('overview')} exact />
        <PartLink to="/definitions/measures" name={word('measures')} />
        <PartLink to="/definitions/forms" name={word('forms')} />
        <PartLink to="/definitions/indicators" name={word('indicators')} />
        <PartLink to="/definitions/calendar" name={word('calendar')} />
        <PartLink to="/acts" name={word('acts')} />
      </Group>
      {may !== undefined && may !== true && (
        <Alert color="gray" variant="light" className="no-print">
          {word('read-only-because', { why: may.why })}
        </Alert>
      )}
      <DraftBar draft={draft} />
      {draft.error !== null && !draft.overtaken && <ProblemNote error={draft.error} />}
      {draft.ready ? <div data-ready>{children}</div> : draft.error === null && <LoadingRows rows={8} />}
    </Stack>
  )
}

function PartLink(props: {
  to:
    | '/definitions'
    | '/definitions/measures'
    | '/definitions/forms'
    | '/definitions/indicators'
    | '/definitions/calendar'
    | '/acts'
  name: string
  exact?: boolean
}): ReactNode {
  return (
    <AnchorLink size="sm" to={props.to} activeOptions={{ exact: props.exact ?? false, includeSearch: false }}>
      {props.name}
    </AnchorLink>
  )
}
