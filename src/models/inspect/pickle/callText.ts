import { shorten } from '../../../base/text';
import { isBuilt, itemsOf, makerOf, type GlobalValue, type Value } from './values';

const longestText = 200;
const mostValues = 8;
const mostDepth = 3;

/** A call as Python would write it, with the constants it is given: `os.system('rm -rf ~')`; "…" is what is not known. */
export function callText({ module, name }: GlobalValue, args: Value): string {
  const known = isBuilt(args) && (args.kind === 'tuple' || args.kind === 'list');
  return `${module}.${name}(${known ? listed(itemsOf(args), 0) : '…'})`;
}

function listed(items: readonly Value[], depth: number): string {
  const shown = items.slice(0, mostValues).map((item) => valueText(item, depth + 1));
  return [...shown, ...(items.length > mostValues ? ['…'] : [])].join(', ');
}

function valueText(value: Value, depth: number): string {
  if (value === undefined || depth > mostDepth) return '…';
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${shorten(value, longestText).replaceAll(/['\\]/g, '\\$&')}'`;
  if (!isBuilt(value)) return String(value);
  switch (value.kind) {
    case 'global':
      return `${value.module}.${value.name}`;
    case 'tuple':
      return `(${listed(value.items, depth)}${value.items.length === 1 ? ',' : ''})`;
    case 'list':
      return `[${listed(value.items, depth)}]`;
    case 'bytes':
      return `<${value.length} bytes>`;
    case 'object':
      return `${makerOf(value) || '…'}(…)`;
    default:
      return '…';
  }
}
