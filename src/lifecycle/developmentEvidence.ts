import { formatCount, plural } from '../base/text';
import type { DevelopmentFacts } from '../runs/development';
import type { Evidence, State, Target } from './lifecycle';
import type { ProjectSnapshot } from './snapshot';

/** Where runs are shown. */
export const experimentsTarget: Target = { kind: 'command', command: 'tend.experiments.open' };

/** Evidence of stage 4: code and model files show that it has begun, tracked runs how far it is. */
export function developmentEvidence(snapshot: ProjectSnapshot): readonly Evidence[] {
  const { development } = snapshot;
  const tracked = development !== null && development.runs > 0;
  const state = tracked ? 'pass' : 'begun';
  const found = [...scripts(snapshot, state), ...modelFiles(snapshot, state)];
  if (tracked) return [...found, ...ofRuns(development)];
  if (snapshot.unreadRuns.length > 0) return [...found, unread(snapshot.unreadRuns)];
  // A command that makes no store does not read runs.
  const none = development === null ? 'not read yet' : 'none yet';
  return found.length > 0 ? [...found, item('runs', 'Tracked runs', none, 'notStarted')] : [];
}

function scripts({ scripts }: ProjectSnapshot, state: State): readonly Evidence[] {
  return scripts
    .filter((script) => script.libraries.length > 0)
    .slice(0, 5)
    .map(({ path, libraries }) => ({
      id: `development.script.${path}`,
      label: 'Training code',
      detail: `${path}, ${libraries.join(', ')}`,
      state,
      target: { kind: 'file', path },
    }));
}

/** "23 files, 2 dangerous: evil.pkl, slip.npz, 1 damaged: cut.npy"; the first that is harmful can be opened. */
function modelFiles({ modelFiles, harmfulModels }: ProjectSnapshot, state: State): readonly Evidence[] {
  const all = new Set([...modelFiles, ...harmfulModels.map(({ path }) => path)]);
  if (all.size === 0) return [];
  const harms = (['dangerous', 'damaged'] as const).flatMap((harm) => {
    const paths = harmfulModels.filter((it) => it.harm === harm).map(({ path }) => path);
    return paths.length === 0 ? [] : [`${formatCount(paths.length)} ${harm}: ${listed(paths)}`];
  });
  const detail = [plural(all.size, 'file'), ...harms].join(', ');
  const label = { id: 'development.models', label: 'Model files', detail };
  const worst = harmfulModels.find(({ harm }) => harm === 'dangerous') ?? harmfulModels[0];
  return [
    worst
      ? { ...label, state: 'fail', toMend: harmfulModels.length, target: { kind: 'file', path: worst.path } }
      : { ...label, state, target: null },
  ];
}

function ofRuns(facts: DevelopmentFacts): readonly Evidence[] {
  const { algorithms, baseline, tuned, crossValidation } = facts;
  return [
    item('runs', 'Tracked runs', runsText(facts), 'pass'),
    item('baseline', 'Baseline', baseline ?? 'none that is named so', baseline === null ? 'notStarted' : 'pass'),
    item('algorithms', 'Algorithms', listed(algorithms) || 'not recorded', some(algorithms.length, 2)),
    item('tuned', 'Tuned params', listed(tuned) || 'none with three values', some(tuned.length, 1)),
    item('crossValidation', 'Cross-validation', crossValidation ?? 'not recorded', some(crossValidation ? 1 : 0, 1)),
    repeats(facts),
  ];
}

function unread(sources: readonly string[]): Evidence {
  return item('runs', 'Tracked runs', `in ${listed(sources)}, not read yet: tend runs list reads them`, 'begun');
}

function runsText({ runs, running, sources, best }: DevelopmentFacts): string {
  const live = running > 0 ? `, ${running} running` : '';
  const from = sources.length > 1 ? ` in ${plural(sources.length, 'source')}` : '';
  return `${plural(runs, 'run')}${from}${live}${best === null ? '' : `, best ${best}`}`;
}

function repeats({ repeats: found }: DevelopmentFacts): Evidence {
  if (!found) return item('repeats', 'Repeated runs', 'none', 'notStarted');
  const deviation = `sd ${found.deviation.toPrecision(2)}`;
  if (found.agree) return item('repeats', 'Repeated runs', `${found.runs} agree, ${deviation}`, 'pass');
  const detail = `${found.runs} differ as much as other settings do, ${deviation}`;
  return item('repeats', 'Repeated runs', detail, 'warning');
}

function some(count: number, wanted: number): State {
  return count >= wanted ? 'pass' : count > 0 ? 'begun' : 'notStarted';
}

/** At most three names, and how many more. */
function listed(names: readonly string[]): string {
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${names.slice(0, 3).join(', ')}${more}`;
}

function item(id: string, label: string, detail: string, state: State): Evidence {
  return { id: `development.${id}`, label, detail, state, target: experimentsTarget };
}
