/** A Markdown table of names and texts without a heading; its cells are escaped. Empty without rows. */
export function markdownTable(rows: readonly (readonly [name: string, text: string])[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map(([name, text]) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(text)} |`);
  return ['| | |', '|---|---|', ...lines].join('\n');
}

/** Text that Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!<>|~$]/g, '\\$&').replaceAll(/\s*[\r\n]+\s*/g, ' ');
}
