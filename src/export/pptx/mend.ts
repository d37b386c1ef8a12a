/**
 * What the library writes otherwise than ECMA-376 wants, so that no program offers to repair the file. `test/export/pptx.test.ts` finds each of
 * these again when it is taken out.
 */
export function mended(name: string, xml: string, names: ReadonlySet<string>, language: string): string {
  if (name === '[Content_Types].xml')
    return xml.replace(/<Override PartName="\/([^"]*)"[^>]*\/>/g, (whole, part) =>
      names.has(part) ? whole : '',
    )
  if (name === 'ppt/presentation.xml') return notesFirst(xml)
  if (/^ppt\/charts\/chart\d+\.xml$/.test(name)) return mendedChart(xml)
  if (/^xl\/worksheets\//.test(name)) return xml.replace(/<v><\/v>/g, '')
  if (/^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/.test(name))
    return ownNumbers(xml.replace(/<a:p>.*?<\/a:p>/gs, onePropertySet)).replaceAll(
      'lang="en-US"',
      `lang="${language}"`,
    )
  return xml
}

/** The masters of notes stand before the slides. */
function notesFirst(xml: string): string {
  const masters = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml)?.[0]
  return masters === undefined
    ? xml
    : xml.replace(masters, '').replace('<p:sldIdLst>', `${masters}<p:sldIdLst>`)
}

/** A paragraph has its properties once, before its words. */
function onePropertySet(paragraph: string): string {
  let seen = false
  return paragraph.replace(/<a:pPr\b[^>]*?\/>|<a:pPr\b.*?<\/a:pPr>/gs, (whole) => {
    const keep = !seen
    seen = true
    return keep ? whole : ''
  })
}

/** Every shape of a slide has a number of its own. */
function ownNumbers(xml: string): string {
  let n = 0
  return xml.replace(/(<p:cNvPr\b[^>]*?\bid=")\d+"/g, (_, before) => `${before}${++n}"`)
}

/** A value that is missing has no point at all; lines have their marks before their labels and nothing to invert. */
function mendedChart(xml: string): string {
  const gaps = xml.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
  return gaps.replace(/<c:lineChart>.*?<\/c:lineChart>/gs, (lines) =>
    lines.replace(/<c:ser>.*?<\/c:ser>/gs, (series) => {
      const marker = /<c:marker>.*?<\/c:marker>/s.exec(series)?.[0] ?? ''
      return series
        .replace(/\s*<c:invertIfNegative[^>]*\/>/g, '')
        .replace(marker, '')
        .replace('<c:dLbls>', `${marker}<c:dLbls>`)
    }),
  )
}
