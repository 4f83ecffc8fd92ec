/** The colors meet WCAG's contrast of 4.5:1 on their background, in both schemes. */
export const style = `
:root { color-scheme: light dark; --text: #1f2328; --muted: #59636e; --page: #fff; --line: #d1d9e0; --band: #f6f8fa; --bad: #b3261e; --good: #1a7f37; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --muted: #9198a1; --page: #0d1117; --line: #3d444d; --band: #151b23; --bad: #ff7b72; --good: #3fb950; }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 0; font-size: 1.15rem; overflow-wrap: anywhere; }
p { margin: 0.25rem 0; }
small { color: var(--muted); font-size: 0.85rem; font-weight: normal; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin: 1rem 0; padding: 0.75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--band); }
label { display: grid; gap: 0.15rem; }
label.check { display: flex; gap: 0.4rem; align-items: center; min-height: 2.25rem; }
input[type="search"], select { min-height: 2.25rem; max-width: 100%; padding: 0 0.5rem; border: 1px solid var(--muted); border-radius: 6px; background: var(--page); color: var(--text); font: inherit; }
output { min-height: 2.25rem; align-content: center; }
section { margin: 1.5rem 0; content-visibility: auto; contain-intrinsic-size: auto 20rem; }
svg { display: block; width: 15rem; max-width: 100%; height: 0.5rem; margin: 0.25rem 0; border-radius: 4px; background: var(--line); }
.bad { fill: var(--bad); color: var(--bad); font-weight: 600; }
.good { fill: var(--good); }
table { width: 100%; margin-top: 0.5rem; border-collapse: collapse; }
th, td { padding: 0.3rem 0.4rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { color: var(--muted); font-size: 0.85rem; }
tbody th { background: var(--band); font-size: 0.9rem; overflow-wrap: anywhere; }
td:first-child { width: 100%; overflow-wrap: anywhere; }
td:nth-child(n + 3), th:nth-child(n + 3) { white-space: nowrap; text-align: end; }
td small { display: block; }
img { float: inline-start; width: 2.5rem; height: 2.5rem; margin-inline-end: 0.5rem; border-radius: 50%; object-fit: cover; background: var(--line); }
footer { margin-top: 2rem; color: var(--muted); font-size: 0.85rem; }
@media print {
  :root { color-scheme: light; --text: #000; --muted: #444; --page: #fff; --line: #999; --band: #fff; --bad: #b3261e; --good: #1a7f37; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  form { display: none; }
  section { content-visibility: visible; }
  h2, p, svg, tbody th { break-after: avoid; }
  tr { break-inside: avoid; }
  svg, img { print-color-adjust: exact; }
}
`;
