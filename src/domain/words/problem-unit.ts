export const unitProblems = {} as const
