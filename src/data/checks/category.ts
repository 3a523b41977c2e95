import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { nameOf } from './shown';

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Names of columns of which a value can be counted: a third island, but not a third smoker. */
const countable = new Set([
  ...['area', 'bed', 'brand', 'breed', 'carrier', 'category', 'channel', 'city', 'class', 'color', 'colour', 'country'],
  ...['county', 'currency', 'department', 'district', 'gender', 'genre', 'grade', 'group', 'hospital', 'island', 'job'],
  ...[
    'keeper',
    'kind',
    'label',
    'language',
    'level',
    'location',
    'make',
    'manufacturer',
    'material',
    'method',
    'model',
  ],
  ...['month', 'plan', 'plant', 'port', 'product', 'profession', 'province', 'race', 'region', 'role', 'school'],
  ...['season', 'sector', 'segment', 'sensor', 'sex', 'shape', 'shop', 'site', 'size', 'species', 'sport', 'state'],
  ...['station', 'status', 'store', 'street', 'style', 'supplier', 'team', 'tier', 'town', 'type', 'unit', 'variety'],
  ...['vendor', 'weekday', 'zone'],
]);

/** What a model would take the wrongly written `text` for: "a fourth species", "one more value of home_city". */
export function anotherValue(column: ColumnProfile, text: string): string {
  const name = column.name.trim().toLowerCase();
  const others = countable.has(name) ? otherValues(column, text) : null;
  const ordinal = others === null || others === 0 ? undefined : ordinals[others + 1];
  if (ordinal === undefined) return `one more ${countable.has(name) ? name : `value of ${nameOf(column)}`}`;
  return `${ordinal.startsWith('e') ? 'an' : 'a'} ${ordinal} ${name}`;
}

/** How many categories a column has besides a value, case and blanks aside; null where that is unknown. */
function otherValues(column: ColumnProfile, text: string): number | null {
  if (!column.distinct.complete || column.distinct.count > 40) return null;
  const keys = new Map<string, number>();
  for (const { value, kind } of column.distinct.values) {
    if (kind === CellKind.MissingWord) continue;
    const key = value.trim().toLowerCase();
    keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  const own = text.trim().toLowerCase();
  // Alone with its key it is not among the others; with another spelling of it, that one is.
  if (keys.get(own) === 1) keys.delete(own);
  return keys.size;
}
