import Mocha from 'mocha';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { SuiteResult } from './suiteResult';

/**
 * VS Code calls this inside its extension host. Every `*.test.js` beside it is run; `TEND_GREP` narrows it. The results
 * go to a file, because everything that is printed here is mixed with what VS Code itself prints.
 */
export async function run(): Promise<void> {
  // The base of all reporters prints nothing by itself.
  const reporter = Mocha.reporters.Base;
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, grep: process.env.TEND_GREP ?? '', reporter });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  // The last one ends the extension, so it has to come last.
  const inOrder = files.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)));
  for (const file of inOrder) mocha.addFile(join(__dirname, file));
  const result: SuiteResult = { files, passed: [], failed: [] };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', (test) => result.passed.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0 }));
    runner.on('fail', (test, error) => result.failed.push({ title: test.fullTitle(), problem: inspect(error) }));
  });
  writeFileSync(process.env.TEND_SUITE_RESULT ?? join(__dirname, 'result.json'), JSON.stringify(result));
}

function isLast(file: string): boolean {
  return file.startsWith('leaks');
}
