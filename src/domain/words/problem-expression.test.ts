import { expect, test } from 'vitest'
import { expressionWords } from './expression.js'
import { expressionProblems } from './problem-expression.js'

/** Holes that carry a text in one language end in `Vi` or `En`; the others are the same in both. */
function holes(text: string, own: 'Vi' | 'En'): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!.replace(new RegExp(`${own}$`), '')).sort()
}

test.each(Object.entries({ ...expressionProblems, ...expressionWords }))(
  '%s says the same in both languages',
  (_, words) => {
    expect(holes(words.vi, 'Vi')).toEqual(holes(words.en, 'En'))
  },
)

test.each(Object.entries(expressionProblems))('%s says what is wrong and then what to do', (_, words) => {
  for (const text of [words.vi, words.en]) expect(text).toMatch(/\. \p{Lu}.*\.$/u)
})
