import { isFreeText, type ObservedColumn } from './initialColumns';
import { splitFiles } from './splitFiles';

interface Described {
  readonly path: string;
  readonly columns: readonly ObservedColumn[] | null;
}

/** Classes that a last column may have and be what is predicted. */
const mostClasses = 20;
/** Rows that each class has on average; of fewer the values are chance. */
const rowsOfClass = 5;

const targetName = /^(target|labels?|class|outcome|y|(is_)?churn(ed)?)$|_(target|label|class)$/i;

/**
 * The column that a table is likely to be predicted from the others: what the rows to learn from have and those to test
 * with lack, else one whose name says so, else the last one if it has few values; never what people wrote. Rows to test with
 * have the same one or none.
 */
export function initialTarget(dataSet: Described, all: readonly Described[]): ObservedColumn | undefined {
  const paths = all.map(({ path }) => path);
  const columns = dataSet.columns ?? [];
  const learning = all.find(({ path }) => splitFiles(path, paths)?.test === dataSet.path);
  if (learning) {
    const target = targetOf(learning, all, paths)?.name;
    return columns.find(({ name }) => name === target);
  }
  return targetOf(dataSet, all, paths);
}

function targetOf(dataSet: Described, all: readonly Described[], paths: readonly string[]): ObservedColumn | undefined {
  const columns = dataSet.columns ?? [];
  const tested = splitFiles(dataSet.path, paths)?.test;
  const others = all.find(({ path }) => path === tested)?.columns ?? null;
  const lacking = others === null ? [] : columns.filter(({ name }) => !others.some((other) => other.name === name));
  if (lacking.length === 1 && !lacking.some(isFreeText)) return lacking[0];
  const last = columns.at(-1);
  return (
    columns.find((column) => targetName.test(column.name) && !isFreeText(column)) ??
    (last && isOfClasses(last) ? last : undefined)
  );
}

function isOfClasses(column: ObservedColumn): boolean {
  const { type, count, distinct, distinctExact } = column;
  if (type === 'boolean') return true;
  if (!distinctExact || distinct < 2 || distinct > mostClasses) return false;
  if (type === 'integer') return count >= distinct * rowsOfClass;
  return type === 'category' && !isFreeText(column);
}
