import * as vscode from 'vscode';
import { durationText } from '../../../base/numberText';
import { figureText } from '../../../models/gates/figureText';
import type { TreeVersion } from '../../../actions/models/modelsTree';
import type { Project } from '../../project/project';
import { runRow } from '../../trees/rowIds';
import { CommandError } from '../registerCommands';
import { act } from './act';
import { confirmRunning } from './confirmRunning';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';
import { numbered, tellDone } from './tellDone';

/** Tend: Run Restore Drill. Proves that a version comes back from its bytes and predicts what it did. */
export const drillVersion: ModelCommand = {
  id: 'tend.models.drill',
  async run(services, target, { reason }) {
    const { models } = services;
    const { project, model, name, version } = await versionTarget(
      services,
      target,
      'Drill which version?',
      ({ state }) => state !== 'purged',
    );
    const problem = await models.ask(project, 'drillProblem', { version: name });
    if (problem !== null) throw new CommandError(problem, packagingAgain(project, version));
    const question = `Restore ${name} into a new folder and run it? These commands run code of the project.`;
    const agreed = await confirmRunning(models, project, { versions: [name], question });
    const input = { version: name, ...agreed, reason: reason ?? '' };
    const drilled = await act(models, project, { action: 'drill', input, title: `Drilling ${name}` });
    const { ok, problems, seconds, maxAbsDiff } = drilled;
    if (!ok) throw new CommandError(`The drill of ${name} failed: ${problems[0] ?? 'it did not predict'}`);
    const difference = maxAbsDiff === null ? '' : `, largest difference ${figureText(maxAbsDiff)}`;
    const text = `The drill of ${name} passed: it came back in ${durationText(1000 * seconds)}${difference}.`;
    tellDone(services, text, { project, model, ...numbered(version) });
  },
};

/** Leads to where golden pairs are chosen, with the run that made the version where that is known. */
function packagingAgain({ scope }: Project, { run }: TreeVersion) {
  const target = run === null ? [] : [runRow(scope, run)];
  return { title: 'Package Again…', run: () => vscode.commands.executeCommand('tend.models.package', ...target) };
}
