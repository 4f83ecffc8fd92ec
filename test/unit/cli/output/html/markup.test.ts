import fc from "fast-check";
import { expect, test } from "vitest";
import { html, Markup } from "../../../../../src/cli/output/html/markup.ts";

test("escapes text, and leaves markup as it is", () => {
  const bold = html`<b>${"<i>"}</b>`;
  expect(html`<p title="${`"'&`}">${bold}${[1, bold, "<"]}${undefined}</p>`.html).toBe(
    '<p title="&quot;&#39;&amp;"><b>&lt;i&gt;</b>1<b>&lt;i&gt;</b>&lt;</p>',
  );
});

test("escaped text never contains a markup character", () => {
  fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(html`${text}`.html)));
});

test("escapes an object that looks like markup", () => {
  expect(html`${Object.assign(Object.create(null), { html: "<b>", toString: () => "<b>" })}`.html).toBe("&lt;b&gt;");
  expect(html`${new Markup("<b>")}`.html).toBe("<b>");
});
