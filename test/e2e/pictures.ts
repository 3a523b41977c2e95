import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { out } from '../../scripts/places.mjs';
import { nextFrame } from './frames';
import { themes, type Theme, type Workbench } from './workbench';

const folder = join(out, 'screenshots');

/** Takes the same picture in every theme: out/screenshots/NAME-THEME.png. */
export async function takePictures(workbench: Workbench, name: string): Promise<void> {
  for (const theme of Object.keys(themes) as Theme[]) await takePicture(workbench, name, theme);
}

/** Takes one picture in one theme, when nothing on the screen is busy any more. */
export async function takePicture(workbench: Workbench, name: string, theme: Theme): Promise<void> {
  await mkdir(folder, { recursive: true });
  await workbench.setTheme(theme);
  await settled(workbench);
  await workbench.page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
}

/** Waits until progress bars are gone and two frames look alike. */
export async function settled({ page }: Workbench): Promise<void> {
  await page.locator('.monaco-progress-container.active').first().waitFor({ state: 'hidden' });
  let before = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  for (let attempt = 0; attempt < 20; attempt++) {
    await nextFrame(page);
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (now.equals(before)) return;
    before = now;
  }
}
