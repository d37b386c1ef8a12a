import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import { type ComponentProps, forwardRef } from 'react'

const Plain = forwardRef<HTMLAnchorElement, Omit<AnchorProps, 'href'> & Pick<ComponentProps<'a'>, 'onClick'>>(
  (props, ref) => <Anchor ref={ref} {...props} />,
)

/** A link to a page of the product, whose address and parameters the compiler checks. */
export const AnchorLink = createLink(Plain)
