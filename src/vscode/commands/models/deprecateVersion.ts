import type { TreeVersion } from '../../../actions/models/modelsTree';
import { dayText } from '../../../base/days';
import type { ActInput } from '../../models/models';
import { act } from './act';
import { askOptional, askReason, choose } from './ask';
import type { ModelCommand, ModelServices } from './modelCommand';
import { treeModel, versionTarget, type ChosenVersion } from './modelTarget';
import { numbered, tellDone, tellNotes } from './tellDone';
import { dayProblem } from './typedProblems';

/** Tend: Deprecate… Of a version that is on its way out already, another notice is given: what is left empty holds no more. */
export const deprecateVersion: ModelCommand = {
  id: 'tend.models.deprecate',
  async run(services, target, given) {
    const suits = ({ state }: { readonly state: string }) => state !== 'purged' && state !== 'archived';
    const chosen = await versionTarget(services, target, 'Deprecate which version?', suits);
    const { project, model, version, name } = chosen;
    const asked = version.deprecation ? `Give another notice on ${name}` : `Deprecate ${name}`;
    const until = (await askEnd(services, chosen)) ?? false;
    const replacement = (await askReplacement(services, chosen)) ?? false;
    const notice = await askNotice(chosen);
    const reason = given.reason ?? (await askReason(asked));
    const input: ActInput<'deprecate'> = { version: name, reason, notice: notice ?? reason, until, replacement };
    const title = `Deprecating ${name}`;
    const deprecated = await act(services.models, project, { action: 'deprecate', input, title });
    tellDone(services, `${name} is deprecated.`, { project, model, ...numbered(version) });
    tellNotes(deprecated);
  },
};

/** What holds until now is proposed. */
function askNotice({ version, name }: ChosenVersion): Promise<string | null> {
  return askOptional(`What does whoever uses ${name} have to know? (optional)`, {
    placeHolder: 'call churn@4, which takes the same columns',
    value: version.deprecation?.notice ?? '',
    prompt: 'What whoever uses it has to know and to do. Empty: the reason says it.',
  });
}

/** The day that holds until now is proposed. */
function askEnd({ now }: ModelServices, { version, name }: ChosenVersion): Promise<string | null> {
  const until = version.deprecation?.until ?? null;
  return askOptional(`Until when may ${name} be used? (optional)`, {
    placeHolder: '2027-03-31',
    value: until === null || until < now().getTime() ? '' : dayText(until),
    prompt: 'The end of that day, UTC; the days until then are counted down. Empty: nobody says until when.',
    problem: (day) => dayProblem(day, now()),
  });
}

/** What takes its place until now is proposed first. */
async function askReplacement(
  services: ModelServices,
  { project, model, version, name }: ChosenVersion,
): Promise<string | null> {
  const { versions } = await treeModel(services, project, model);
  const isNow = ({ number }: TreeVersion) => number === version.deprecation?.replacement;
  const others = versions
    .filter((it) => it.digest !== version.digest && !['archived', 'purged'].includes(it.state))
    .map((it) => ({ label: `${model}@${it.number}`, description: isNow(it) ? 'as now' : '', address: it.number }));
  const now = others.filter(({ description }) => description !== '');
  const none = { label: 'No Replacement', description: '', address: null };
  const items = [...now, none, ...others.filter((it) => !now.includes(it))];
  const { address } = await choose(`What replaces ${name}?`, items);
  return address === null ? null : `${model}@${address}`;
}
