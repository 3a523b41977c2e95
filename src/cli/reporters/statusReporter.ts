import type { ProjectStatus } from '../../actions/projectStatus';
import { shorten } from '../../base/text';
import type { Evidence, NextStep, Stage, State } from '../../lifecycle/lifecycle';
import { oneLine } from '../oneLine';

const marks: Record<State, string> = { pass: '✓', fail: '✗', warning: '!', begun: '…', notStarted: '·' };
const colours: Record<State, string> = { pass: '32', fail: '31', warning: '33', begun: '34', notStarted: '90' };

/** Where the project stands, for a person: what to do next first, then the stages with what supports them. */
export function* statusReport(status: ProjectStatus, options: { readonly colour: boolean }): Iterable<string> {
  const { stages, next, complete } = status.lifecycle;
  const paint = (state: State, text: string) => (options.colour ? `\u001b[${colours[state]}m${text}\u001b[0m` : text);
  yield `${oneLine(status.name)}: ${complete} of ${stages.length} stages complete`;
  if (next) yield oneLine(nextLine(next));
  for (const stage of stages) {
    if (stage.evidence.length > 0) yield '';
    yield stageLine(stage, paint);
    for (const item of stage.evidence) yield evidenceLine(item, paint);
  }
}

function nextLine({ label, detail, onCommandLine: how = detail, why }: NextStep): string {
  return `Next: ${label}${how === '' ? '' : ` (${how})`}. ${why}`;
}

type Paint = (state: State, text: string) => string;

function stageLine({ number, title, state, detail }: Stage, paint: Paint): string {
  return `${number} ${title.padEnd(26)} ${paint(state, `${marks[state]} ${state === 'pass' ? 'complete' : detail}`)}`;
}

function evidenceLine({ label, detail, state }: Evidence, paint: Paint): string {
  return `  ${oneLine(label).padEnd(26)} ${paint(state, `${marks[state]} ${shorten(oneLine(detail), 90)}`)}`;
}

/** The document of `tend status --format json`. */
export function statusJson({ name, lifecycle }: ProjectStatus, version: string): string {
  const { stages, next, complete, toMend } = lifecycle;
  return `${JSON.stringify({ tend: version, schema: 1, name, complete, toMend, next, stages }, null, 2)}\n`;
}
