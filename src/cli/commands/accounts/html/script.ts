/** Filters what the page already shows: without JavaScript, everything stays readable. */
export const script = `
"use strict";
const form = document.querySelector("form");
const { search, provider, expired } = form.elements;
const summary = document.querySelector("output");
const fold = (node) => node.textContent.normalize().toLowerCase();
const sections = [...document.querySelectorAll("section")].map((section) => ({
  section,
  title: fold(section.querySelector("h2")),
  failed: section.classList.contains("failed"),
  groups: [...section.querySelectorAll("tbody")].map((body) => ({
    body,
    provider: body.dataset.provider,
    title: fold(body.rows[0]),
    rows: [...body.rows].slice(1).map((row) => ({ row, text: fold(row), expired: row.classList.contains("expired") })),
  })),
}));
const total = sections.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows)).length;

function update() {
  const words = search.value.normalize().toLowerCase().split(/\\s+/).filter(Boolean);
  const matches = (text) => words.every((word) => text.includes(word));
  let shown = 0;
  for (const { section, title, failed, groups } of sections) {
    let inSection = 0;
    for (const group of groups) {
      const isWanted = !provider.value || provider.value === group.provider;
      let inGroup = 0;
      for (const account of group.rows) {
        const isShown = isWanted && (!expired.checked || account.expired) && matches(title + " " + group.title + " " + account.text);
        account.row.hidden = !isShown;
        if (isShown) inGroup += 1;
      }
      group.body.hidden = inGroup === 0;
      inSection += inGroup;
    }
    // What could not be read may hold any account.
    const isOpen = failed || (!provider.value && !expired.checked);
    section.hidden = inSection === 0 && !(groups.length === 0 && isOpen && matches(title));
    shown += inSection;
  }
  summary.textContent = shown === total ? "" : shown + " of " + total + " shown";
}

form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
// A browser that reloads the page restores what was typed.
update();
`;
