import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';

/** One file of a made-up tree: what it imports, and the rule that this breaks. */
const cases = [
  { file: 'src/data/reader.ts', imports: "import type { Row } from '../store/row';", breaks: 'data-imports' },
  { file: 'src/data/types.ts', imports: "import { name } from '../project/name';", breaks: null },
  { file: 'src/base/node.ts', imports: "import { join } from 'node:path';", breaks: 'base-without-node' },
  { file: 'src/store/types.ts', imports: "import type { Table } from '../data/table';", breaks: null },
  { file: 'src/store/values.ts', imports: "import { Table } from '../data/table';", breaks: 'store-types-only' },
  { file: 'src/actions/editor.ts', imports: "import type { Uri } from 'vscode';", breaks: 'vscode-in-its-place' },
  { file: 'src/vscode/editor.ts', imports: "import type { Uri } from 'vscode';", breaks: null },
  { file: 'src/cli/editor.ts', imports: "import { name } from '../vscode/editor';", breaks: 'cli-imports' },
  { file: 'src/lifecycle/driver.ts', imports: "import Database from 'better-sqlite3';", breaks: 'driver-in-store' },
  { file: 'src/project/test.ts', imports: "import { name } from '../../test/name';", breaks: 'tests-apart' },
  { file: 'webview/panel/main.ts', imports: "import { name } from '../../src/project/name';", breaks: 'panels-apart' },
  { file: 'src/runs/one.ts', imports: "import type { two } from './two';", breaks: 'no-cycles' },
];

const others = {
  'src/store/row.ts': 'export interface Row {}',
  'src/data/table.ts': 'export class Table {}',
  'src/project/name.ts': "export const name = '';",
  'src/runs/two.ts': "export type { two } from './one';",
  'test/name.ts': "export const name = '';",
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('the import rules', () => {
  let folder = '';
  let violations: readonly Violation[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tend-imports-'));
    const files = { ...others, ...Object.fromEntries(cases.map(({ file, imports }) => [file, `${imports}\n`])) };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await copyFile(inRoot('package.json'), join(folder, 'package.json'));
    await symlink(inRoot('node_modules'), join(folder, 'node_modules'), 'junction');
    violations = await cruise(folder);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(cases)('$file breaks $breaks', ({ file, breaks }) => {
    const broken = violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
    const aboutFolders = broken.filter((name) => name !== 'no-orphans' && name !== 'dependencies-declared');
    if (breaks === null) expect(aboutFolders).toEqual([]);
    else expect(aboutFolders).toContain(breaks);
  });
});

function cruise(folder: string): Promise<readonly Violation[]> {
  const cruiser = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [cruiser, 'src', 'webview', '--config', inRoot('.dependency-cruiser.cjs'), '--output-type', 'json'];
  return new Promise((resolve) => {
    // It exits with the number of errors, which is what is looked for here.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (_error, stdout) => {
      resolve((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
    });
  });
}
