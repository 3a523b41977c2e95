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
