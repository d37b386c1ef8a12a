export const papersProblems = {} as const
