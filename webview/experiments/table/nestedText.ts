import { formatCount, plural } from '../../../src/base/text';
import type { TableRow } from '../../../src/protocol/experiments/rows';

/** "3 nested runs", "2 of 3 nested runs shown": of those directly in a run, whatever a filter leaves or is archived. */
export function nestedText({ all, shown }: TableRow['children']): string {
  const nested = plural(all, 'nested run');
  return shown === all ? nested : `${formatCount(shown)} of ${nested} shown`;
}
