import { expect, it } from 'vitest';
import { projectOfState } from '../../../../src/vscode/panels/keptProject';
import { panelHtml } from '../../../../src/vscode/panels/panelHtml';

const projects = [{ scope: 'file:///a/churn' }, { scope: 'file:///b/churn' }];

it('a panel that is restored is that of its folder, however folders are called', () => {
  const restored = (state: unknown) => projectOfState(state, projects)?.scope ?? null;
  expect(restored({ filter: '', project: 'file:///b/churn' })).toBe('file:///b/churn');
  expect(restored({ project: 'file:///c/churn' })).toBeNull();
  expect([restored(null), restored({ filter: '' })]).toEqual(['file:///a/churn', 'file:///a/churn']);
});

it('the page is told its folder, whatever characters that has', () => {
  const page = { title: 'Experiments', source: 's', nonce: 'n', script: 'x.js', styles: [] };
  const html = panelHtml({ ...page, project: 'file:///a"b<c' });
  expect(html).toContain('<meta name="tend-project" content="file:///a&quot;b&lt;c">');
});
