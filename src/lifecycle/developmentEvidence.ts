import { plural } from '../base/text';
import type { DevelopmentFacts } from '../runs/development';
import type { Evidence, State, Target } from './lifecycle';
import type { ProjectSnapshot } from './snapshot';

/** Where runs are shown. */
export const experimentsTarget: Target = { kind: 'command', command: 'tend.experiments.open' };

/** Evidence of stage 4: code and model files show that it has begun, tracked runs how far it is. */
export function developmentEvidence(snapshot: ProjectSnapshot): readonly Evidence[] {
  const { development } = snapshot;
  const tracked = development !== null && development.runs > 0;
  const found = [...scripts(snapshot), ...modelFiles(snapshot)].map((evidence): Evidence => ({
    ...evidence,
    state: tracked ? 'pass' : 'begun',
  }));
  if (tracked) return [...found, ...ofRuns(development)];
  if (snapshot.unreadRuns.length > 0) return [...found, unread(snapshot.unreadRuns)];
  // A command that makes no store does not read runs.
  const none = development === null ? 'not read yet' : 'none yet';
  return found.length > 0 ? [...found, item('runs', 'Tracked runs', none, 'notStarted')] : [];
}

function scripts({ scripts }: ProjectSnapshot): readonly Omit<Evidence, 'state'>[] {
  return scripts
    .filter((script) => script.libraries.length > 0)
    .slice(0, 5)
    .map(({ path, libraries }) => ({
      id: `development.script.${path}`,
      label: 'Training code',
      detail: `${path}, ${libraries.join(', ')}`,
      target: { kind: 'file', path },
    }));
}

function modelFiles({ modelFiles }: ProjectSnapshot): readonly Omit<Evidence, 'state'>[] {
  if (modelFiles.length === 0) return [];
  const detail = plural(modelFiles.length, 'file');
  return [{ id: 'development.models', label: 'Model files', detail, target: null }];
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
