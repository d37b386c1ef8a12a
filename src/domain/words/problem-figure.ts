export const figureProblems = {} as const
