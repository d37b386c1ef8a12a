/**
 * The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, in the language of Typst. It holds no words: everything that is read comes from
 * `report.json` (`PdfModel`), as data, so that no text of a user is ever taken for a command.
 * Letters are set as Word sets Times New Roman, with its ascent and descent, so that both files break their lines and pages nearly alike.
 */
export const OFFICIAL_TYP = `
#let model = json(bytes(sys.inputs.report))
#let face = "Tinos"
#let narrow = 3pt
#let portrait-width = 165mm

#set document(title: model.meta.title, author: model.meta.author, description: model.meta.description)
#set text(font: face, size: 14pt, lang: model.lang, top-edge: 0.891em, bottom-edge: -0.216em, hyphenate: false)
#set par(leading: narrow, spacing: narrow + 6pt, justify: false)
#for file in model.attachments {
  pdf.attach(file.name, bytes(file.text), relationship: "data", mime-type: "application/json", description: file.description)
}

#let run(piece) = {
  let body = piece.text
  if piece.at("bold", default: false) { body = strong(body) }
  if piece.at("italic", default: false) { body = emph(body) }
  body
}
#let runs(pieces) = pieces.map(run).join()
#let rule(length) = block(above: 3pt, below: 3pt, line(length: length, stroke: 0.75pt))
#let share-rule(body, width) = context { rule(calc.min(measure(body).width, width) * 0.4) }
#let body-par(content, keep: false) = block(
  sticky: keep, width: 100%, above: 9pt, below: 9pt,
  par(justify: true, first-line-indent: (amount: 12.7mm, all: true), content),
)

// Headings keep their level for bookmarks and readers, and look as the decree wants: sections in capitals and bold, articles bold, points upright.
#show heading: set text(size: 14pt, weight: "regular")
#show heading.where(level: 1): set text(weight: "bold")
#show heading.where(level: 2): set text(weight: "bold")
#show heading: it => block(
  sticky: true, width: 100%, above: 9pt, below: 9pt,
  par(justify: true, first-line-indent: (amount: 12.7mm, all: true),
    if it.level == 1 { upper(it.body) } else { it.body }),
)

#let table-of(t, width) = {
  let size = if t.columns.len() >= 8 { 11pt } else { 12pt }
  let side = if t.columns.len() >= 12 { 0.8mm } else { 1.2mm }
  set text(size: size)
  set par(leading: 2pt, spacing: 4pt)
  let total = t.columns.len()
  if t.caption != none { block(sticky: true, width: 100%, above: 9pt, below: 6pt, align(center, strong(t.caption))) }
  block(width: width, above: 6pt, below: 9pt, {
    table(
      columns: t.columns.map(w => w * 1fr),
      inset: (x: side, y: 0.7mm),
      stroke: 0.5pt + black,
      table.header(
        ..t.heading.flatten().map(h => table.cell(
          colspan: h.columns, rowspan: h.rows, align: center + horizon, breakable: false, strong(h.title),
        )),
      ),
      ..t.rows.map(row => {
        if row.whole {
          (table.cell(colspan: total, breakable: false, align: left + horizon, strong(row.cells.at(0).text)),)
        } else {
          row.cells.map(cell => table.cell(
            breakable: false,
            align: horizon + (if cell.align == "right" { right } else if cell.align == "center" { center } else { left }),
            if cell.bold { strong(cell.text) } else { cell.text },
          ))
        }
      }).flatten(),
    )
  })
  for note in t.notes { block(width: width, above: 2pt, below: 4pt, par(justify: true, text(size: 11pt, emph(note)))) }
}

#let drawing-of(d) = {
  block(sticky: true, width: 100%, above: 9pt, below: 3pt, align(center,
    image(bytes(d.svg), format: "svg", width: d.width * 100%, alt: d.summary)))
  if d.caption != none { block(width: 100%, above: 3pt, below: 6pt, align(center, text(size: 12pt, strong(d.caption)))) }
  for note in d.notes { block(width: 100%, above: 2pt, below: 4pt, par(justify: true, text(size: 11pt, emph(note)))) }
}

#let block-of(b, width, keep: false) = {
  if b.kind == "heading" { heading(level: b.level, outlined: true, runs(b.runs)) }
  else if b.kind == "paragraph" { body-par(runs(b.runs), keep: keep) }
  else if b.kind == "list" {
    for (i, item) in b.items.enumerate() {
      body-par({ b.marks.at(i); runs(item) }, keep: keep and i >= b.items.len() - 2)
    }
  }
  else if b.kind == "table" { table-of(b, width) }
  else if b.kind == "drawing" { drawing-of(b) }
  else if b.kind == "page-break" { pagebreak(weak: true) }
}

#let page-number = context {
  let n = counter(page).get().first()
  if n > 1 { align(center + bottom, text(size: 13pt, str(n))) }
}
#let draft-mark = if model.draft != none {
  pdf.artifact(place(center + horizon, rotate(-45deg, text(size: 72pt, fill: luma(80%), weight: "bold", model.draft))))
}
#let sheet(landscape, body) = {
  set page(
    paper: "a4", flipped: landscape,
    margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
    header: page-number, header-ascent: 20mm - 9mm - 15pt,
    footer: if model.notice != none { align(center, text(size: 9pt, emph(model.notice))) }, footer-descent: 8pt,
    background: draft-mark,
  )
  counter(page).update(1)
  body
}

#let stamp(label, width) = rect(width: width, height: 8mm, stroke: 1pt + rgb("#ff0000"), inset: 0pt,
  align(center + horizon, text(size: 13pt, weight: "bold", fill: rgb("#ff0000"), label)))

#let letterhead = {
  let h = model.head
  let left-width = portrait-width - 95mm
  set par(spacing: narrow, leading: 1pt)
  if h.circulation != none {
    place(top + right, dy: -11mm, box(width: 95mm, align(center, rect(
      height: 8mm, stroke: 1pt + black, inset: (x: 3mm, y: 0mm), align(horizon, text(size: 13pt, weight: "bold", h.circulation))))))
  }
  grid(
    columns: (left-width, 95mm),
    align: center + top,
    row-gutter: 6pt,
    {
      if h.superior != none { block(spacing: 3pt, text(size: 12pt, h.superior)) }
      block(spacing: 3pt, text(size: 12pt, strong(h.issuer)))
      share-rule(text(size: 12pt, strong(h.issuer)), left-width)
    },
    {
      block(spacing: 3pt, text(size: 12pt, strong(h.nation)))
      block(spacing: 3pt, text(size: 13pt, strong(h.motto)))
      context rule(measure(text(size: 13pt, strong(h.motto))).width)
    },
    pad(top: 3pt, text(size: 13pt, h.number)),
    pad(top: 3pt, text(size: 13pt, emph(h.place-date))),
    ..if h.about != none { (text(size: 12pt, h.about), []) } else { () },
  )
  if h.urgency != none { block(above: 6pt, width: left-width, align(center, stamp(h.urgency.label, h.urgency.width * 1mm))) }
}

#let title-block = {
  let h = model.head
  if h.kind != none {
    set par(spacing: narrow, leading: 2pt)
    block(above: 18pt, below: 2pt, width: 100%, sticky: true, align(center, strong(h.kind)))
    block(above: 2pt, below: 2pt, width: 100%, sticky: true, align(center, strong(h.title)))
    block(above: 4pt, below: 12pt, width: 100%, sticky: true, align(center, share-rule(strong(h.title), portrait-width)))
  }
}

#let addressed = {
  let a = model.head.addressed
  if a != none {
    if model.head.kind == none { v(6pt) }
    if a.names.len() == 1 { block(above: 6pt, below: 12pt, width: 100%, align(center, a.label + " " + a.names.at(0))) }
    else { block(above: 6pt, below: 12pt, width: 100%, align(center, grid(
      columns: (auto, auto), align: left, column-gutter: 0pt, row-gutter: 1pt,
      a.label, [], ..a.names.map(name => ([], name)).flatten(),
    ))) }
  }
}

#let foot = {
  let f = model.foot
  set par(leading: 1pt, spacing: 1pt)
  block(breakable: false, above: 14pt, width: 100%, grid(
    columns: (1fr, 1fr), align: (left + top, center + top),
    {
      if f.recipients.len() > 0 {
        text(size: 12pt, strong(emph(f.recipients-title)))
        for name in f.recipients { linebreak(); text(size: 11pt, name) }
      }
      if f.drafter != none { linebreak(); text(size: 11pt, f.drafter) }
    },
    {
      for office in f.offices { block(spacing: 2pt, strong(office)) }
      v(72pt)
      if f.name != none { strong(f.name) }
    },
  ))
}

#sheet(false, {
  letterhead
  title-block
  addressed
  for ground in model.head.grounds { body-par(emph(ground)) }
  for (i, b) in model.blocks.enumerate() {
    block-of(b, 100%, keep: i >= model.blocks.len() - 2)
  }
  foot
  if model.head.contact != none {
    place(bottom + left, float: true, clearance: 6pt, block(width: 100%, { set par(leading: 1pt); line(length: 100%, stroke: 0.5pt); v(-4pt); align(center, text(size: 11pt, model.head.contact)) }))
  }
})

#for a in model.annexes {
  sheet(a.landscape, {
    block(sticky: true, width: 100%, above: 0pt, below: 2pt, align(center, strong(a.label)))
    block(sticky: true, width: 100%, above: 2pt, below: 2pt, align(center, {
      show heading: it => strong(upper(it.body))
      heading(level: 1, bookmarked: true, a.title)
    }))
    block(sticky: true, width: 100%, above: 3pt, below: 10pt, align(center, text(size: 13pt, emph(a.reference))))
    for b in a.blocks { block-of(b, 100%) }
  })
}
`
