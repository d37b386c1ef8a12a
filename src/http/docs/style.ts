/** Style of the server's own pages: readable on a phone, on paper and in the dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #566273; --line: #d8dee6; --back: #fff; --shade: #f4f6f9; --accent: #8a1c1c; --link: #1a4f8b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ef; --soft: #9fabba; --line: #36414e; --back: #12181f; --shade: #1b232c; --accent: #ef9a9a; --link: #8fbdf0; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--back); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding: .75rem 1rem; border-bottom: 3px solid var(--accent); }
header p, header nav { margin: 0; }
header .name a { color: var(--accent); font-weight: 700; font-size: 1.15rem; text-decoration: none; }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
header nav a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
header .lang { margin-left: auto; }
main { max-width: 62rem; margin: 0 auto; padding: 0 1rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0; font-weight: 600; }
h4 { font-size: .85rem; margin: 1.1rem 0 .3rem; color: var(--soft); font-weight: 600; }
p { margin: .5rem 0; max-width: 48rem; }
.soft { color: var(--soft); }
code, pre { font-family: ui-monospace, "SFMono-Regular", Consolas, "Liberation Mono", monospace; font-size: .86em; overflow-wrap: anywhere; }
pre { margin: .3rem 0; padding: .6rem .8rem; background: var(--shade); border: 1px solid var(--line); border-radius: 4px; overflow-x: auto; line-height: 1.45; overflow-wrap: normal; }
.wide { overflow-x: auto; }
.wide table { min-width: 34rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
td:nth-child(-n+2), td:nth-child(-n+2) code, td:nth-child(4) { white-space: nowrap; }
th { color: var(--soft); font-weight: 600; font-size: .85rem; white-space: nowrap; }
.contents { columns: 22rem; column-gap: 2rem; padding: 0; margin: .75rem 0; list-style: none; }
.contents a, h3 a { text-decoration: none; } .contents a:hover, h3 a:hover { text-decoration: underline; }
.contents > li { margin-bottom: .35rem; } .contents > li:has(ul) { margin-bottom: 1.2rem; }
.contents b { break-after: avoid; }
.contents ul { padding: 0; margin: .2rem 0 0; list-style: none; }
.contents ul li { padding: .08rem 0 .08rem 0; }
.endpoint { padding: 1.1rem 0 1.3rem; border-bottom: 1px solid var(--line); }
.endpoint > .path { margin: .3rem 0 .4rem; font-size: 1rem; overflow-wrap: anywhere; }
.method { display: inline-block; min-width: 3.9em; padding: 0 .4em; margin-right: .5em; border-radius: 3px; font-weight: 700; font-size: .8em; text-align: center; color: #fff; background: #35618f; }
.method.post { background: #2f6b3c; } .method.put, .method.patch { background: #85580c; } .method.delete { background: #9c2b2b; }
.codes { padding: 0; margin: 0; list-style: none; }
.codes li { padding: .12rem 0 .12rem 3.2rem; text-indent: -3.2rem; }
.codes b { display: inline-block; width: 3.2rem; text-indent: 0; }
.codes a, .codes span { text-indent: 0; }
details > summary { cursor: pointer; color: var(--soft); font-size: .85rem; font-weight: 600; margin-top: 1rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; }
.problem { padding: .7rem 0; border-bottom: 1px solid var(--line); }
.problem:target, .endpoint:target { background: var(--shade); box-shadow: -0.6rem 0 0 var(--shade), 0.6rem 0 0 var(--shade); }
.problem p { margin: .2rem 0; }
@media (max-width: 40rem) { body { font-size: 15px; } h1 { font-size: 1.4rem; } th, td { padding-right: .5rem; } }
@media print { header nav, header .lang { display: none; } body { font-size: 10pt; } pre { white-space: pre-wrap; border: 1px solid #999; } .endpoint, .problem { break-inside: avoid; } a { color: inherit; text-decoration: none; } details:not([open]) > *:not(summary) { display: block; } }
`
