export const noticesProblems = {} as const
