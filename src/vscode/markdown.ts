/** A Markdown table of names and texts without a heading; its cells are escaped. Empty without rows. */
export function markdownTable(rows: readonly (readonly [name: string, text: string])[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map(([name, text]) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(text)} |`);
  return ['| | |', '|---|---|', ...lines].join('\n');
}

/** A Markdown table under its headings; all cells are escaped. */
export function headedTable(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...body.map(line)].join('\n');
}

/** Text that Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!<>|~$]/g, '\\$&').replaceAll(/\s*[\r\n]+\s*/g, ' ');
}
