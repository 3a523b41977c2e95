import { CommandError } from '../registerCommands';
import { act } from './act';
import { askOptional, askReason, choose } from './ask';
import type { ModelCommand } from './modelCommand';
import { treeModel, versionTarget } from './modelTarget';
import { numbered, tellDone, tellNotes } from './tellDone';
import { dayProblem } from './typedProblems';

const choices = [{ label: 'Give Another Notice' }, { label: 'Take the Notice Back', isBack: true }];

/** Tend: Deprecate… Of a version that is on its way out already, the notice is also taken back. */
export const deprecateVersion: ModelCommand = {
  id: 'tend.models.deprecate',
  async run(services, target, given) {
    const { project, model, version, name } = await versionTarget(
      services,
      target,
      'Deprecate which version?',
      ({ state }) => state !== 'purged' && state !== 'archived',
    );
    const done = { project, model, ...numbered(version) };
    if (given.takesBack && !version.deprecation) throw new CommandError(`${name} is not deprecated any more.`);
    if (version.deprecation && (given.takesBack || (await choose(`${name} is deprecated already`, choices)).isBack)) {
      const input = { version: name, reason: given.reason ?? (await askReason(`Take the notice on ${name} back`)) };
      await act(services.models, project, { action: 'reinstate', input, title: `Reinstating ${name}` });
      tellDone(services, `The notice on ${name} is taken back.`, done);
      return;
    }
    const reason = given.reason ?? (await askReason(`Deprecate ${name}`, 'what whoever uses it has to know'));
    const until = await askOptional(`Until when may ${name} be used? (optional)`, {
      placeHolder: '2027-03-31',
      prompt: 'The end of that day, UTC; the days until then are counted down.',
      problem: (day) => dayProblem(day, services.now()),
    });
    const { versions } = await treeModel(services, project, model);
    const others = versions.filter((it) => it.digest !== version.digest && !['archived', 'purged'].includes(it.state));
    const replacements = others.map(({ number }) => ({ label: `${model}@${number}`, name: `${model}@${number}` }));
    const items = [{ label: 'No Replacement', name: null }, ...replacements];
    const replacement = (await choose(`What replaces ${name}?`, items)).name;
    const input = { version: name, reason, until, replacement };
    const deprecated = await act(services.models, project, {
      action: 'deprecate',
      input,
      title: `Deprecating ${name}`,
    });
    tellDone(services, `${name} is deprecated.`, done);
    tellNotes(deprecated);
  },
};
