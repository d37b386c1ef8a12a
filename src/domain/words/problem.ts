import { accessProblems } from './problem-access.js'
import { accountProblems } from './problem-account.js'
import { boardProblems } from './problem-board.js'
import { calendarProblems } from './problem-calendar.js'
import { definitionProblems } from './problem-definition.js'
import { documentProblems } from './problem-document.js'
import { expressionProblems } from './problem-expression.js'
import { figureProblems } from './problem-figure.js'
import { narrativeProblems } from './problem-narrative.js'
import { noticesProblems } from './problem-notices.js'
import { packProblems } from './problem-pack.js'
import { papersProblems } from './problem-papers.js'
import { registerProblems } from './problem-register.js'
import { reportProblems } from './problem-report.js'
import { requestProblems } from './problem-request.js'
import { serverProblems } from './problem-server.js'
import { storeProblems } from './problem-store.js'
import { submissionProblems } from './problem-submission.js'
import { unitProblems } from './problem-unit.js'

/** The closed list of problems: what is wrong, and after the full stop what to do about it. */
export const problemWords = {
  ...accessProblems,
  ...accountProblems,
  ...boardProblems,
  ...calendarProblems,
  ...definitionProblems,
  ...documentProblems,
  ...expressionProblems,
  ...figureProblems,
  ...narrativeProblems,
  ...noticesProblems,
  ...packProblems,
  ...papersProblems,
  ...registerProblems,
  ...reportProblems,
  ...requestProblems,
  ...serverProblems,
  ...storeProblems,
  ...submissionProblems,
  ...unitProblems,
} as const
