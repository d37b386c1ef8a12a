import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webHelpWords } from '../../domain/words/web-help.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useLanguage, useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { GuideView } from './guide-view.js'
import { readGuide } from './guides.js'
import './help.css'
import { isTopic, type Topic } from './topics.js'

/** One topic of the guide. */
export function HelpTopicPage(): ReactNode {
  const word = useWords(webHelpWords)
  const { topic = '' } = useParams({ strict: false })
  if (isTopic(topic)) return <TopicText topic={topic} />
  return (
    <div className="guide">
      <PageHead title={word('no-topic-title')} />
      <EmptyState
        title={word('no-topic-title')}
        text={word('no-topic-text')}
        actions={<AnchorLink to="/help">{word('all-topics')}</AnchorLink>}
      />
    </div>
  )
}

function TopicText({ topic }: { topic: Topic }): ReactNode {
  const word = useWords(webHelpWords)
  const { lang } = useLanguage()
  const text = useQuery({
    queryKey: ['guide', topic, lang],
    queryFn: () => readGuide(topic, lang),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <article className="guide">
      <PageHead title={word(`topic-${topic}`)} text={word(`about-${topic}`)} />
      <ProblemNote error={text.error} />
      {text.isPending && <LoadingRows rows={10} />}
      <div className="guide-text">
        <GuideView blocks={text.data ?? []} />
      </div>
    </article>
  )
}
