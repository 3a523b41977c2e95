import Mocha from 'mocha';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the lane reads: how many tests passed and failed in how many files. */
interface SuiteResults {
  passed: number;
  failed: number;
  readonly files: readonly string[];
}

/** VS Code calls this inside its extension host. Every `*.test.js` beside it is run. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: 'spec', color: false, grep: process.env.TEND_GREP ?? '' });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  // The last one ends the extension, so it has to come last.
  for (const file of files.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)))) mocha.addFile(join(__dirname, file));
  const results: SuiteResults = { passed: 0, failed: 0, files };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', () => results.passed++);
    runner.on('fail', () => results.failed++);
  });
  writeFileSync(process.env.TEND_SUITE_RESULTS ?? join(__dirname, 'results.json'), JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
}

function isLast(file: string): boolean {
  return file.startsWith('leaks');
}
