import { watchLive } from '../../wire/live.js'
import { type Handler, handleStream } from '../handler.js'
import { type LiveRules, USUAL_LIVE } from '../live/hub.js'
import { liveStream } from '../live/stream.js'

/** Server-sent events. */
export function makeLiveRoutes(rules: LiveRules): readonly Handler[] {
  return [
    handleStream(watchLive, (desk, caller, { query }, context) =>
      liveStream(desk, caller, query, context, rules),
    ),
  ]
}

export const liveRoutes: readonly Handler[] = makeLiveRoutes(USUAL_LIVE)
