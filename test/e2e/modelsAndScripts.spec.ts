import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useWindow } from './windowTest';
import { emptyWorkspace, type Workspace } from './workspaces';

/** A pickle of protocol 0 that calls `os.system`, and a script that loads it. */
async function modelsAndScripts(): Promise<Workspace> {
  const workspace = await emptyWorkspace('serving');
  await writeFile(join(workspace.folder, 'evil.pkl'), "cos\nsystem\n(S'true'\ntR.");
  await writeFile(join(workspace.folder, 'load.py'), 'import joblib\n\njoblib.load("evil.pkl")\n');
  return workspace;
}

const window = useWindow(modelsAndScripts);

it('marks the line that loads a dangerous model in a folder of nothing but models and scripts, unasked', async () => {
  const problems = async () => {
    const rows = await window.workbench.problems.rows();
    return rows.map(({ source, line, column }) => [source, line, column]);
  };
  await expect.poll(problems).toEqual([
    ['Tend(model-dangerous)', 1, 1],
    ['Tend(model-dangerous)', 3, 13],
  ]);
});
