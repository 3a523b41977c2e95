import { checkFile } from './checkFile';
import { DataError } from './report';
import { noExpectations } from '../project/expectations';

/** Enough for most of what a check runs through to be compiled; more rounds gain less than they take. */
const rows = 500;
const rounds = 4;

/**
 * Checks a small built-in table a few times, so that the code is compiled before the first file waits for it. Ends early
 * when the signal is aborted.
 */
export async function warmUp(signal: AbortSignal): Promise<void> {
  const text = everydayTable();
  try {
    for (let round = 0; round < rounds && !signal.aborted; round++) await checkText(text, signal);
  } catch (error) {
    if (!(error instanceof DataError) || error.reason !== 'cancelled') throw error;
  }
}

async function checkText(text: string, signal: AbortSignal): Promise<void> {
  const request = {
    source: { kind: 'text', path: 'warmUp.csv', text },
    reportPath: 'warmUp.csv',
    expectations: noExpectations,
    only: null,
    allCells: false,
    digest: false,
    now: new Date().toISOString(),
    threads: 1,
  } as const;
  await checkFile(request, { signal });
  // Lets a check that a person waits for begin.
  await new Promise(setImmediate);
}

/** Columns of the kinds that most tables have, with a few faults. */
function everydayTable(): string {
  const lines = ['id,code,amount,share,day,seen,active,plan,city,note,visits'];
  for (let n = 1; n <= rows; n++) lines.push(everydayRow(n).join(','));
  return `${lines.join('\n')}\n`;
}

function everydayRow(n: number): readonly (string | number | boolean)[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `2025-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
  return [
    n,
    `A${(n * 7919) % 10_007}`,
    ((n * 37) % 10_007) / 100,
    (n * 7919) % 100_003,
    day,
    `${day}T${two(n % 24)}:${two(n % 60)}:00Z`,
    n % 2 === 0,
    ['basic', 'plus', 'pro'][n % 3] ?? '',
    `City ${n % 200}${n % 100 === 0 ? ' ' : ''}`,
    n % 10 === 0 ? `"said ""no"", then ${n}"` : `late order ${n}`,
    n % 30 === 0 ? '' : n % 70 === 0 ? 'NA' : n % 17,
  ];
}
