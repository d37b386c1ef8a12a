import { figureProblems } from '../domain/words/problem-figure.js'

/** What can be wrong with a file of figures. Any of it keeps the whole file out. */
export const FILE_PROBLEMS = Object.keys(figureProblems) as (keyof typeof figureProblems)[]
