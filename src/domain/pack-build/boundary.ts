import type { Form } from '../form.js'
import type { Classification, Indicator, Measure, Words } from '../measure.js'
import type { Path, SourceFile } from '../pack-schema/source.js'
import { type Finding, finding } from '../problem.js'

/**
 * Words that tell that people would be counted by religion, ethnicity or opinion, which the product never does
 * (domain.md, boundary). Whole words and stems, so that "trace" or "dân số" do not match; a race run on a road is
 * no race of people.
 */
const STEMS: readonly RegExp[] = [
  /(?<![\p{L}])(tôn giáo|tín ngưỡng|tín đồ|giáo dân|giáo phái)(?![\p{L}])/u,
  /(?<![\p{L}])(dân tộc|sắc tộc|chủng tộc|tộc người)(?![\p{L}])/u,
  /(?<![\p{L}])(chính kiến|(quan điểm|tư tưởng|khuynh hướng|xu hướng) chính trị)(?![\p{L}])/u,
  /(?<![\p{L}])(ton giao|tin nguong|dan toc|sac toc|chung toc|chinh kien|quan diem chinh tri)(?![\p{L}])/u,
  /(?<![\p{L}])(religi\p{L}*|ethni\p{L}*|racial\p{L}*|opinions?|creeds?|worship\p{L}*)(?![\p{L}])/u,
  /(?<![\p{L}])(?<!(street|road|car|motorcycle|motorbike|horse|boat|illegal) )races?(?![\p{L}])/u,
  /(?<![\p{L}])political (views?|beliefs?|leanings?|affiliations?)(?![\p{L}])/u,
]

/** The forbidden word in a name or an id (`by_religion`, `ton_giao`), or undefined. */
function forbiddenWord(text: string): string | undefined {
  const plain = text.toLowerCase().replace(/[_.\-\s]+/g, ' ')
  for (const stem of STEMS) {
    const hit = stem.exec(plain)
    if (hit !== null) return hit[0]
  }
  return undefined
}

type Named = { readonly id: string; readonly name: Words }

/** Everything in a measures file, an indicators file or a form by which something is counted. */
function checkNamed(list: readonly Named[], at: Path, source: SourceFile): Finding[] {
  return list.flatMap(({ id, name }, i) => {
    const texts = [
      { text: id, path: [...at, i, 'id'] },
      { text: name.vi, path: [...at, i, 'name', 'vi'] },
      { text: name.en, path: [...at, i, 'name', 'en'] },
    ]
    return texts.flatMap(({ text, path }) => {
      const word = forbiddenWord(text)
      return word === undefined ? [] : [finding('pack-boundary', source.place(path), { word, text })]
    })
  })
}

export function checkMeasuresBoundary(
  classifications: readonly Classification[],
  measures: readonly Measure[],
  source: SourceFile,
): Finding[] {
  return [
    ...checkNamed(classifications, ['classifications'], source),
    ...classifications.flatMap((c, i) =>
      checkNamed(c.categories, ['classifications', i, 'categories'], source),
    ),
    ...checkNamed(measures, ['measures'], source),
  ]
}

export function checkIndicatorsBoundary(indicators: readonly Indicator[], source: SourceFile): Finding[] {
  return checkNamed(indicators, [], source)
}

export function checkFormsBoundary(forms: readonly Form[], source: SourceFile): Finding[] {
  return forms.flatMap((form, f) => [
    ...checkNamed(form.sections, [f, 'sections'], source),
    ...checkNamed(form.narratives, [f, 'narratives'], source),
  ])
}
