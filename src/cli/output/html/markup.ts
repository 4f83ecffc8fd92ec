/** HTML. Only {@link html} and trusted constants create it, so that forgetting to escape is impossible. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

export type Value = string | number | Markup | undefined | readonly Value[];

/** Builds HTML; inserted values are escaped, for text and for attributes in double quotes, unless they are markup. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(strings.reduce((before, after, index) => before + render(values[index - 1]) + after));
}

function render(value: Value): string {
  if (value instanceof Markup) return value.html;
  if (Array.isArray(value)) return value.map(render).join("");
  return escapeHTML(String(value ?? ""));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHTML(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}
