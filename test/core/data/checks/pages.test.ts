import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { explainedChecks } from '../../../../src/actions/explainedChecks';
import { checks } from '../../../../src/data/checks/catalogue';

const folder = join(import.meta.dirname, '../../../../media/checks');
const sections = ['What it means', 'Why it hurts a model', 'Example', 'How to mend it', 'How to switch it off'];

it('has a page for every check, and no other', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(pages.map((name) => name.replace(/\.md$/, '')).sort()).toEqual(explainedChecks.map(({ id }) => id).sort());
});

const pageOf = (id: string) => readFileSync(join(folder, `${id}.md`), 'utf8');

describe.each(explainedChecks.map(({ id, title }) => [id, title] as const))('the page of %s', (id, title) => {
  const text = pageOf(id);

  it('has the title of the check and five short sections', () => {
    expect(text.startsWith(`# ${title}\n`)).toBe(true);
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, name]) => name)).toEqual(sections);
    expect(text.split('\n').length).toBeLessThanOrEqual(46);
  });
});

describe.each(checks.map(({ id }) => id))('the page of %s', (id) => {
  it('ends with YAML that switches the check off and suppresses it', () => {
    const snippet = /```yaml\n([^`]*)```\n$/.exec(pageOf(id))?.[1] ?? '';
    const written = parse(snippet) as { datasets: { customers: { checks: object; suppress: { check: string }[] } } };
    expect(Object.keys(written.datasets.customers.checks)).toEqual([id]);
    expect(written.datasets.customers.suppress.map(({ check }) => check)).toEqual([id]);
  });
});
