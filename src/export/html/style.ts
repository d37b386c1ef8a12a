/** The look of the page: as on paper where there is room, one column on a phone, and printed without a frame. It asks no other host for anything. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #eceff2; color: #000; font: 1.125rem/1.5 "Times New Roman", Tinos, "Liberation Serif", serif; }
main { max-width: 52rem; margin: 1.5rem auto; padding: 3rem 3rem 3rem 4rem; background: #fff; box-shadow: 0 0 0 1px #ccd3da; position: relative; }
.head { display: grid; grid-template-columns: 2fr 3fr; gap: 0.5rem 1.5rem; text-align: center; }
.head p, .foot p, .title p { margin: 0; }
.rule { width: 40%; margin: 0.2rem auto; border: 0; border-top: 1px solid #000; }
.rule.full { width: 70%; }
.title { text-align: center; font-weight: bold; margin: 1.5rem 0; }
.title h1 { font-size: 1.25rem; margin: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.kind { text-transform: uppercase; }
.to { margin: 1rem auto; width: fit-content; max-width: 100%; }
.to ul { list-style: "- "; margin: 0; padding-left: 3.5rem; }
.stamp { display: inline-block; border: 2px solid #c00; color: #c00; font-weight: bold; padding: 0.15rem 0.75rem; margin-top: 0.5rem; }
.frame { display: inline-block; border: 1px solid #000; font-weight: bold; padding: 0.15rem 0.75rem; margin-bottom: 0.5rem; }
.ground { font-style: italic; }
.text > p, .text > h2, .text > h3, .text > h4, blockquote > p { text-indent: 1.27cm; text-align: justify; margin: 0.5rem 0; }
h2, h3, h4 { font-size: 1.125rem; }
h2 { text-transform: uppercase; }
h4 { font-weight: normal; }
.annex > h2 { text-align: center; text-indent: 0; }
.reference { text-align: center; font-style: italic; }
ul.items, ol.items { margin: 0.5rem 0; padding-left: 1.27cm; text-align: justify; }
ul.items { list-style: "- "; }
blockquote { margin: 0.75rem 0; padding-left: 1rem; border-left: 3px solid #6f8fae; }
blockquote footer { font-size: 0.9rem; color: #404040; }
data { border-bottom: 1px dotted #59718a; }
.box { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; font-variant-numeric: tabular-nums; }
caption { font-weight: bold; padding: 0.25rem; }
th, td { border: 1px solid #000; padding: 0.2rem 0.4rem; vertical-align: middle; text-align: left; }
thead th { text-align: center; }
tbody th { font-weight: normal; }
tbody th[scope="rowgroup"] { font-weight: bold; }
.text > h2, .text > h3, .text > h4 { text-align: left; }
.right { text-align: right; }
.center { text-align: center; }
tbody .strong { font-weight: bold; }
.note { font-size: 0.95rem; font-style: italic; margin: 0.25rem 0; }
figure { margin: 1rem 0; text-align: center; }
figure svg { max-width: 100%; height: auto; }
figcaption { font-weight: bold; font-size: 1rem; }
.foot { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: 1.5rem; }
.foot ul { list-style: "- "; margin: 0; padding-left: 0.8rem; font-size: 0.95rem; }
.recipients { font-weight: bold; font-style: italic; font-size: 1rem; }
.signature { text-align: center; font-weight: bold; }
.signature .name { margin-top: 5rem; }
.contact { border-top: 1px solid #000; text-align: center; font-size: 0.95rem; margin-top: 2rem; padding-top: 0.25rem; white-space: pre-line; }
.notice { text-align: center; font-style: italic; font-size: 0.85rem; color: #404040; }
.draft { position: sticky; top: 0; background: #fff3cd; border: 1px solid #6b5200; color: #3d2f00; text-align: center; font-weight: bold; padding: 0.25rem; z-index: 1; }
.break { break-before: page; height: 0; }
@media (max-width: 40rem) {
  main { margin: 0; padding: 1rem; box-shadow: none; }
  .head, .foot { grid-template-columns: 1fr; }
}
@media print {
  @page { size: A4; margin: 20mm 15mm 20mm 30mm; }
  body { background: none; font-size: 14pt; }
  main { margin: 0; padding: 0; max-width: none; box-shadow: none; }
  .annex { break-before: page; }
  .box { overflow: visible; }
  tr, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  data { border: 0; }
}
`
