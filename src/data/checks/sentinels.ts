import { plural } from '../../base/text';
import { CellFlag } from '../profile/cellKind';
import type { ColumnProfile, Extreme, NumberSummary } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { CellCause, Check } from './check';
import { allowsNumber, declaredTexts } from './declaredFor';
import {
  emptyCells,
  isUnderstood,
  missingValues,
  setMissing,
  severityOf,
  understoodBy,
  wordForColumn,
  wordHarm,
} from './missingWord';
import { codeLength, enoughCells, mostCells, natureOf } from './nature';
import { placeholderDates } from './placeholderDates';
import { codesOf, withoutCodes, type FoundCode } from './sentinelCodes';
import { figure, nameOf, quoted, shown } from './shown';

/** How MySQL and PostgreSQL write NULL into a file: it needs no other cells to be told. */
const nullOfDumps = '\\N';

export const sentinelText: Check = {
  id: 'sentinel-text',
  severity: 'warning',
  *find(table) {
    for (const column of table.profile.columns) {
      const words = missingValues(table, column);
      const [word] = words;
      const { filled, main } = natureOf(column);
      if (word === undefined || words.length > 1 || emptyCells(column) > 0 || filled === 0) continue;
      if (filled < enoughCells && word.value !== nullOfDumps) continue;
      const select = { by: 'values', values: new Set([word.value]) } as const;
      const known = isUnderstood(word.value);
      if ((known && word.count > 1) || word.count > mostCells || word.count > (filled + word.count) / 20) {
        yield columnCause(column, wordForColumn(column, word), { select, count: word.count }, severityOf(word.value));
        continue;
      }
      const harm = known ? understoodBy(main) : wordHarm(column, main, word.value);
      const severity = severityOf(word.value);
      yield cellCause(column, select, word.count, {
        ...(severity && { severity }),
        explain: ({ text }) =>
          explained(
            `${quoted(text)} stands for a missing ${nameOf(column)}. ${harm} Leave it empty.`,
            setMissing(text),
          ),
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'says' : 'say'} ${quoted(word.value)} for "missing".`,
      });
    }
  },
};

export const placeholder: Check = {
  id: 'placeholder',
  severity: 'info',
  *find(table) {
    for (const column of table.profile.columns) {
      const { count } = column.flag(CellFlag.Placeholder);
      const { filled, main } = natureOf(column);
      if (count === 0 || filled < enoughCells || count > filled / 20 || main !== 'text') continue;
      if (codeLength(column) !== null || declaredTexts(table.expectations, column).length > 0) continue;
      yield cellCause(column, { by: 'flags', flags: [CellFlag.Placeholder] }, count, {
        explain: ({ text }) =>
          explained(
            `${quoted(text)} looks like something typed to fill the cell: a model takes it for a value of ${nameOf(column)}. Write the real value, or leave it empty.`,
          ),
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'looks' : 'look'} like something typed to fill it.`,
      });
    }
  },
};

export const sentinelNumber: Check = {
  id: 'sentinel-number',
  severity: 'warning',
  *find(table) {
    yield* placeholderDates(table);
    for (const column of table.profile.columns) {
      if (column.numbers === null) continue;
      const found = codesOf(column).filter(({ code }) => !allowsNumber(table.expectations, column, code.value));
      const others = withoutCodes(column.numbers, found);
      for (const code of found) yield numberCause(column, code, others);
    }
  },
};

function numberCause(column: ColumnProfile, { code, isLikely }: FoundCode, others: NumberSummary): CellCause {
  const { value, count } = code;
  const pulled = (others.mean * others.count + value * count) / (others.count + count);
  const rest = restOf(others);
  const select = { by: 'number', number: value, count, places: code.cells } as const;
  return cellCause(column, select, count, {
    ...(isLikely ? {} : { severity: 'info' }),
    explain: ({ text }) =>
      explained(
        `${shown(text)} looks like a code for "missing"; ${rest}. It pulls the mean from ${rounded(others.mean, pulled)} to ${rounded(pulled, others.mean)}. Leave it empty.`,
        setMissing(text),
      ),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'holds' : 'hold'} ${figure(value)}, which looks like a code for "missing".`,
  });
}

/** Where numbers lie. What is far out itself is not named as their usual range (Tukey's outer fences). */
function restOf(numbers: NumberSummary): string {
  const [first, third] = [numbers.quantile(0.25), numbers.quantile(0.75)];
  const reach = 3 * (third - first);
  const isUsual = ({ value }: Extreme) => value >= first - reach && value <= third + reach;
  const low = numbers.lowest.find(isUsual)?.value ?? numbers.quantile(0.01);
  const high = numbers.highest.find(isUsual)?.value ?? numbers.quantile(0.99);
  const isWhole = low === numbers.min && high === numbers.max;
  return `${isWhole ? 'the rest lie' : 'nearly all others lie'} in ${figure(low)} to ${figure(high)}`;
}

/** As few digits as show the two apart. */
function rounded(value: number, other: number): string {
  for (let digits = 0; digits < 4; digits++)
    if (value.toFixed(digits) !== other.toFixed(digits)) return value.toFixed(digits).replace(/^-(?=[0.]+$)/, '');
  return figure(value);
}
