import { existsSync, readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { ReadPages } from '../../../../src/vscode/models/panel/readPages';
import { temporaryFolder } from '../../temporaryFolder';

const shown = vi.hoisted((): string[] => []);

vi.mock('vscode', () => ({
  Uri: { file: (path: string) => path },
  commands: { executeCommand: (_: string, path: string) => Promise.resolve(shown.push(path)) },
}));

it('pages that are read outlive the window, under the title of their tab, and the oldest go', async () => {
  const pages = new ReadPages(temporaryFolder(), () => new Date('2026-11-26T14:00:00Z'));
  for (let page = 1; page <= 21; page++) await pages.show('churn@4 beside churn@3', `# Page ${page}\n`);
  expect(shown.every((path) => path.endsWith('/churn@4 beside churn@3'))).toBe(true);
  expect(shown.map((path) => existsSync(path)).lastIndexOf(false)).toBe(0);
  expect(readFileSync(shown.at(-1) ?? '', 'utf8')).toBe('# Page 21\n');
});
