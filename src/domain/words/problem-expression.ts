export const expressionProblems = {} as const
