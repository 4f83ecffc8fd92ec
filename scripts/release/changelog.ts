/** A release in the CHANGELOG: `## 0.2.0 (not released)`, or with the day of the release instead. */
export interface Section {
  version: string;
  /** As in `2026-01-31`; undefined if it is not released. */
  date: string | undefined;
  /** What its users notice, in Markdown. */
  notes: string;
}

const heading = /^## (\d+\.\d+\.\d+(?:-[\w.-]+)?) \((not released|\d{4}-\d\d-\d\d)\)$/m;

/** The section on top, which is the release at work, or the last one. */
export function topSection(changelog: string): Section {
  const [, first = ""] = changelog.split(/^(?=## )/m);
  const [line, version, date] = heading.exec(first) ?? [];
  if (line === undefined || version === undefined || !first.startsWith(line)) {
    throw new Error('CHANGELOG.md must begin with a section such as "## 1.2.3 (not released)"');
  }
  return { version, date: date === "not released" ? undefined : date, notes: first.slice(line.length).trim() };
}

/** The changelog with the day on which the section on top was released. */
export function withDate(changelog: string, date: string): string {
  return changelog.replace(heading, (line) => line.replace("(not released)", `(${date})`));
}
