import { List, Text, Title } from '@mantine/core'
import type { LinkProps } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { AnchorLink } from '../app/anchor-link.js'
import { KeyText } from '../app/shortcuts/key-text.js'
import type { GuideBlock, GuideSpan } from './guide-text.js'
import { pictureAddress } from './guides.js'

/** A text of the guide. Its headings begin at the second level: the page has the first. */
export function GuideView({ blocks }: { blocks: readonly GuideBlock[] }): ReactNode {
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that never changes while it is shown
    <Block key={at} block={block} />
  ))
}

function Block({ block }: { block: GuideBlock }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <Title order={block.level === 2 ? 2 : 3} size={block.level === 2 ? 'h4' : 'h5'} mt="lg" mb="xs">
          <Spans spans={block.spans} />
        </Title>
      )
    case 'paragraph':
      return (
        <Text mb="xs">
          <Spans spans={block.spans} />
        </Text>
      )
    case 'list':
      return (
        <List type={block.ordered ? 'ordered' : 'unordered'} mb="xs" spacing={4} withPadding>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that never changes while it is shown
            <List.Item key={at}>
              {item.map((inner, place) =>
                inner.kind === 'paragraph' ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <Spans key={place} spans={inner.spans} />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <Block key={place} block={inner} />
                ),
              )}
            </List.Item>
          ))}
        </List>
      )
    case 'picture': {
      const address = pictureAddress(block.file)
      if (address === undefined) return null
      return <img src={address} alt={block.says} className="guide-picture" loading="lazy" />
    }
  }
}

function Spans({ spans }: { spans: readonly GuideSpan[] }): ReactNode {
  return spans.map((span, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that never changes while it is shown
    <Fragment key={at}>
      <Span span={span} />
    </Fragment>
  ))
}

function Span({ span }: { span: GuideSpan }): ReactNode {
  switch (span.kind) {
    case 'text':
      return span.text
    case 'key':
      return <KeyText keys={span.text} or="/" />
    case 'strong':
      return (
        <strong>
          <Spans spans={span.spans} />
        </strong>
      )
    case 'link':
      return (
        <AnchorLink to={span.to as NonNullable<LinkProps['to']>} underline="always">
          <Spans spans={span.spans} />
        </AnchorLink>
      )
  }
}
