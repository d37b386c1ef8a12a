import { unzipSync } from 'fflate'
import { elements, type XmlElement, xmlTree } from './xml-tree.js'

const list = (prefix: string, text: string) =>
  text
    .trim()
    .split(/\s+/u)
    .map((name) => `${prefix}:${name}`)

/** Sequences of ECMA-376 (5th edition), Part 1, Annex A, of what our slides and charts are made of. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'p:presentation': list(
    'p',
    'sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst',
  ),
  'p:sld': list('p', 'cSld clrMapOvr transition timing extLst'),
  'p:notes': list('p', 'cSld clrMapOvr extLst'),
  'p:cSld': list('p', 'bg spTree custDataLst controls extLst'),
  'p:sp': list('p', 'nvSpPr spPr style txBody extLst'),
  'p:pic': list('p', 'nvPicPr blipFill spPr style extLst'),
  'p:graphicFrame': [...list('p', 'nvGraphicFramePr xfrm'), 'a:graphic', 'p:extLst'],
  'a:tbl': list('a', 'tblPr tblGrid tr'),
  'a:tc': list('a', 'txBody tcPr extLst'),
  'a:tcPr': list(
    'a',
    'lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill solidFill gradFill blipFill pattFill grpFill headers extLst',
  ),
  'a:p': ['a:pPr'],
  'a:rPr': list(
    'a',
    'ln noFill solidFill gradFill effectLst highlight uLnTx uLn uFillTx uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst',
  ),
  'c:chartSpace': list(
    'c',
    'date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts protection chart spPr txPr externalData printSettings userShapes extLst',
  ),
  'c:chart': list(
    'c',
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst',
  ),
  'c:barChart': list('c', 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst'),
  'c:lineChart': list(
    'c',
    'grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst',
  ),
  'c:ser': list(
    'c',
    'idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat val smooth shape extLst',
  ),
  'c:dLbls': list(
    'c',
    'dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst',
  ),
  'c:catAx': list(
    'c',
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst',
  ),
  'c:valAx': list(
    'c',
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst',
  ),
  'c:legend': list('c', 'legendPos legendEntry layout overlay spPr txPr extLst'),
  'c:pt': list('c', 'v'),
  'c:scaling': list('c', 'logBase orientation max min extLst'),
}

const XML = /\.(?:xml|rels)$/

/**
 * What is wrong with an Office file as a package of parts: parts that are not well-formed, have no type or are not there; relationships that
 * lead nowhere; numbers given twice; elements in another order than the schema's. Empty when it is sound.
 */
export function packageFaults(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes)
  const faults: string[] = []
  const trees = new Map<string, XmlElement>()
  for (const [name, content] of Object.entries(files)) {
    if (!XML.test(name)) continue
    try {
      trees.set(name, xmlTree(new TextDecoder().decode(content)))
    } catch (error) {
      faults.push(`${name}: ${String(error)}`)
    }
  }
  faults.push(...typeFaults(Object.keys(files), trees))
  for (const [name, tree] of trees) {
    if (name.endsWith('.rels')) faults.push(...relationFaults(name, tree, files))
    else
      faults.push(...referenceFaults(name, tree, trees), ...idFaults(name, tree), ...orderFaults(name, tree))
  }
  return [...new Set(faults)]
}

function typeFaults(names: readonly string[], trees: ReadonlyMap<string, XmlElement>): string[] {
  const types = trees.get('[Content_Types].xml')?.children ?? []
  const parts = types.flatMap(({ attributes }) => attributes.get('PartName') ?? [])
  const endings = types.flatMap(({ attributes }) => attributes.get('Extension') ?? [])
  return [
    ...twice(parts).map((part) => `type of ${part} given twice`),
    ...twice(endings).map((ending) => `type of .${ending} given twice`),
    ...parts
      .filter((part) => !names.includes(part.slice(1)))
      .map((part) => `type of ${part}, which is not there`),
    ...names
      .filter((name) => name !== '[Content_Types].xml' && !name.endsWith('/'))
      .filter((name) => !parts.includes(`/${name}`) && !endings.includes(name.split('.').at(-1)!))
      .map((name) => `${name} has no type`),
  ]
}

function relationFaults(
  name: string,
  tree: XmlElement,
  files: Readonly<Record<string, Uint8Array>>,
): string[] {
  const source = name.replace(/_rels\/([^/]*)\.rels$/, '$1')
  const ids = tree.children.map(({ attributes }) => attributes.get('Id')!)
  return [
    ...twice(ids).map((id) => `${name}: ${id} twice`),
    ...(source !== '' && files[source] === undefined ? [`${name} belongs to nothing`] : []),
    ...tree.children
      .filter(({ attributes }) => attributes.get('TargetMode') !== 'External')
      .map(({ attributes }) => new URL(attributes.get('Target')!, `file:///${source}`).pathname.slice(1))
      .filter((target) => files[decodeURIComponent(target)] === undefined)
      .map((target) => `${name} leads to ${target}, which is not there`),
  ]
}

function referenceFaults(name: string, tree: XmlElement, trees: ReadonlyMap<string, XmlElement>): string[] {
  const relations = trees.get(name.replace(/([^/]*)$/, '_rels/$1.rels'))?.children ?? []
  const known = new Set(relations.map(({ attributes }) => attributes.get('Id')))
  return [...elements(tree)].flatMap((element) =>
    [...element.attributes]
      .filter(([key, value]) => /^r:(?:id|embed|link|pict)$/.test(key) && value !== '' && !known.has(value))
      .map(([key, value]) => `${name}: ${element.name} ${key}="${value}" leads nowhere`),
  )
}

/** Numbers that must be one's own within their part. */
const OWN = ['wp:docPr', 'p:cNvPr', 'p:sldId', 'w:bookmarkStart'] as const

function idFaults(name: string, tree: XmlElement): string[] {
  const all = [...elements(tree)]
  return OWN.flatMap((kind) => {
    const ids = all
      .filter((element) => element.name === kind)
      .flatMap(({ attributes }) => attributes.get('id') ?? attributes.get('w:id') ?? [])
    return twice(ids).map((id) => `${name}: ${kind} ${id} twice`)
  })
}

function orderFaults(name: string, tree: XmlElement): string[] {
  return [...elements(tree)].flatMap(({ name: element, children }) => {
    const order = ORDER[element]
    if (order === undefined) return []
    if (element === 'a:p') {
      const at = children.findIndex((child) => child.name === 'a:pPr')
      const end = children.findIndex((child) => child.name === 'a:endParaRPr')
      const twoOf = children.filter((child) => child.name === 'a:pPr').length > 1
      return at > 0 || twoOf || (end >= 0 && end < children.length - 1) ? [`${name}: order in a:p`] : []
    }
    const known = children.filter((child) => !child.name.startsWith('mc:'))
    const places = known.map((child) => order.indexOf(child.name))
    const strange = known.filter((_, i) => places[i]! < 0).map((child) => child.name)
    if (strange.length > 0) return [`${name}: ${strange.join(', ')} in ${element}`]
    const sorted = places.every((place, i) => i === 0 || places[i - 1]! <= place)
    return sorted ? [] : [`${name}: order in ${element}: ${known.map((child) => child.name).join(' ')}`]
  })
}

function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))]
}
