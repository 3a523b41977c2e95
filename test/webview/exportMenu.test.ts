import { expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { flatView } from './views';

const open = usePanels();

it('what is seen can be copied as LaTeX as well as saved', async () => {
  const panel = await open({ state: flatView });
  await panel.page.getByRole('button', { name: 'Export', exact: true }).click();
  await panel.menuItem('Save as LaTeX…').waitFor();
  await panel.menuItem('Copy as LaTeX').click();
  const asked = (endpoint: string) =>
    panel.page.evaluate((name) => window.fake.asked.find((ask) => ask.endpoint === name)?.params, endpoint);
  await expect.poll(() => asked('export')).toMatchObject({ format: 'latex' });
  await expect.poll(() => asked('copy')).toEqual({ text: 'name,val_auc\n' });
  expect(await asked('saveFile')).toBeUndefined();
});

it('what is exported is what is seen: newer rows that wait take their places first', async () => {
  const panel = await open({ state: flatView });
  await panel.grid.focus();
  await panel.page.evaluate(() => window.fake.addBest());
  await panel.page.getByText('1 new run').waitFor();
  await panel.page.getByRole('button', { name: 'Export', exact: true }).click();
  await panel.menuItem('Copy as Markdown').click();
  await panel.status.getByText('Copied as Markdown').waitFor();
  await panel.row(0).getByText('newcomer').waitFor();
  const copied = await panel.page.evaluate(
    () => window.fake.asked.filter(({ endpoint }) => endpoint === 'copy').length,
  );
  expect(copied).toBe(1);
});
