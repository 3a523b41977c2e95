/** Words that some reader of YAML takes for something else than a text. */
const otherMeaning = /^(~|null|true|false|yes|no|on|off|y|n|<<|=|\.nan|[-+]?\.inf)$/i;

/** A text as it is written in YAML: bare where every reader takes it for the same text, else in double quotes. */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z_][\w./@+-]*( [\w./@+-]+)*$/.test(text) && !otherMeaning.test(text);
  return plain ? text : JSON.stringify(text);
}

/** A value on one line: `{ type: integer, range: [18, 120] }`. Keys without a value are left out. */
export function yamlInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlInline).join(', ')}]`;
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? yamlText(value) : String(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, entry]) => `${yamlText(key)}: ${yamlInline(entry)}`).join(', ')} }`;
}

/** A mapping over several lines, without the last line end; what lies deeper than `levels` stays on one line. */
export function yamlBlock(value: object, indent: string, levels: number): string {
  return Object.entries(value)
    .map(([key, entry]: [string, unknown]) => `${indent}${yamlText(key)}:${blockEntry(entry, indent, levels)}`)
    .join('\n');
}

function blockEntry(entry: unknown, indent: string, levels: number): string {
  if (entry === null || typeof entry !== 'object' || levels <= 1) return ` ${yamlInline(entry)}`;
  if (!Array.isArray(entry)) return `\n${yamlBlock(entry, `${indent}  `, levels - 1)}`;
  return entry.map((item) => `\n${indent}  - ${yamlInline(item)}`).join('');
}
