export const packProblems = {} as const
