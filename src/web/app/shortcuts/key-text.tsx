import { Fragment, type ReactNode } from 'react'

/** Keys as they are engraved: `Ctrl+Home / Ctrl+End` as four. */
export function KeyText({ keys, or }: { keys: string; or: string }): ReactNode {
  return keys.split(' / ').map((way, at) => (
    <Fragment key={way}>
      {at > 0 && ` ${or} `}
      {way.split(' ').map((chord, place) => (
        <Fragment key={chord}>
          {place > 0 && ' '}
          {(chord === '+' ? [chord] : chord.split('+')).map((key, part) => (
            <Fragment key={key}>
              {part > 0 && '+'}
              <kbd className="key">{key}</kbd>
            </Fragment>
          ))}
        </Fragment>
      ))}
    </Fragment>
  ))
}
