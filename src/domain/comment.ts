import { privateDataFindings } from './private-data.js'
import { type Finding, finding } from './problem.js'

/** Most characters of a comment. */
export const COMMENT_LIMIT = 2000

/** What is wrong with the text of a comment: nothing said, too much said, or something about a private person. */
export function commentFaults(text: string): Finding[] {
  const place = { field: 'text' }
  if (!/[\p{L}\p{N}]/u.test(text)) return [finding('comment-empty', place)]
  if (text.length > COMMENT_LIMIT)
    return [finding('comment-long', place, { length: text.length, limit: COMMENT_LIMIT })]
  return privateDataFindings(text, place)
}
