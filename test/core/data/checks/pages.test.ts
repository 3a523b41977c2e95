import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkIds, checks } from '../../../../src/data/checks/catalogue';

const folder = join(import.meta.dirname, '../../../../media/checks');
const sections = ['What it means', 'Why it hurts a model', 'Example', 'How to mend it', 'How to switch it off'];

it('has a page for every check, and no other', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(pages.map((name) => name.replace(/\.md$/, '')).sort()).toEqual([...checkIds].sort());
});

describe.each(checks.map(({ id, title }) => [id, title] as const))('the page of %s', (id, title) => {
  const text = readFileSync(join(folder, `${id}.md`), 'utf8');

  it('has the title of the check and five short sections', () => {
    expect(text.startsWith(`# ${title}\n`)).toBe(true);
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, name]) => name)).toEqual(sections);
    expect(text.split('\n').length).toBeLessThanOrEqual(46);
  });

  it('ends with YAML that switches the check off and suppresses it', () => {
    const snippet = /```yaml\n([^`]*)```\n$/.exec(text)?.[1] ?? '';
    const written = parse(snippet) as { datasets: { customers: { checks: object; suppress: { check: string }[] } } };
    expect(Object.keys(written.datasets.customers.checks)).toEqual([id]);
    expect(written.datasets.customers.suppress.map(({ check }) => check)).toEqual([id]);
  });
});
