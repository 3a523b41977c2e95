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

/** Values as rare as this may be slips themselves. */
const rare = 2;

/**
 * How many categories a column has besides a value, case and blanks aside; null where that cannot be said: where others
 * may be wrong too, or are written in more than one way, they would be counted as categories of their own.
 */
function otherValues(column: ColumnProfile, text: string): number | null {
  if (!column.distinct.complete || column.distinct.count > 40) return null;
  const others = column.distinct.values.filter(({ value, kind }) => kind !== CellKind.MissingWord && value !== text);
  const keys = new Set(others.map(({ value }) => value.trim().toLowerCase()));
  const isPlain = keys.size === others.length && others.every(({ count }) => count > rare);
  return isPlain ? keys.size : null;
}
