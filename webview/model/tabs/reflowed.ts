/** Markdown without the line breaks inside its paragraphs; lists, tables, headings, quotes and code keep their lines. */
export function reflowed(markdown: string): string {
  return markdown
    .split(/\n{2,}/)
    .map((block) =>
      block.includes('```')
        ? block
        : block.replaceAll(/(?<! {2}|\\)\n(?!\s*(?:[-*+]|\d+[.)]|#+|[|>])(?:\s|$)|\s{4}|\|)\s*/g, ' '),
    )
    .join('\n\n');
}
