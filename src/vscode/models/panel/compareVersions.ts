import * as vscode from 'vscode';
import { choose } from '../../commands/models/ask';
import type { PanelAct } from './panelAct';
import { runRow } from '../../trees/rowIds';

/** Puts the runs of two versions side by side in the panel of experiments. */
export async function compareVersions(acting: PanelAct): Promise<boolean> {
  const { models, project, subject, act } = acting;
  const { model } = subject;
  const known = (await models.ask(project, 'tree', undefined)).find(({ name }) => name === model)?.versions ?? [];
  const withRun = known.flatMap(({ number, run }) =>
    run === null ? [] : [{ label: `${model}@${number}`, number, run }],
  );
  const number = act.version ?? subject.promotion?.version ?? null;
  try {
    if (withRun.length < 2) throw new Error(`Fewer than two versions of ${model} were made by runs that are known.`);
    const first = withRun.find((it) => it.number === number) ?? (await choose('Compare', withRun));
    const others = withRun.filter((it) => it.number !== first.number);
    const second = await choose(`Compare ${first.label} with`, others);
    const rows = [second.run, first.run].map((id) => runRow(project.scope, id));
    await vscode.commands.executeCommand('tend.runs.compare', rows[0], rows);
    return true;
  } catch (error) {
    if (error instanceof vscode.CancellationError) return false;
    throw error;
  }
}
