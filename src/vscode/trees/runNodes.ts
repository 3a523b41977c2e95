import { agoText, durationText } from '../../base/numberText';
import type { TreeRun, TreeRuns } from '../../actions/runs/tree/runsTree';
import { plural, shorten } from '../../base/text';
import type { RunStatus } from '../../runs/run';
import { pathWords } from '../../runs/importing/shownPath';
import { endText, isLongSilence, silence, silenceText } from '../../runs/signOfLife';
import { moment } from '../figures';
import { experimentRow, runRow } from './rowIds';
import { factTable, type TreeNode } from './treeNode';
import { incompleteText, incompleteWord } from '../../base/incompleteRun';

/** What all rows of one project need to know. */
export interface RowContext {
  readonly scope: string;
  readonly now: number;
  /** Whether a person opened or closed a row, by its id; undefined: neither. */
  readonly isOpen: (row: string) => boolean | undefined;
  /** "0.985 val_acc"; empty where a run has no value. */
  readonly metric: (value: number | null) => string;
}

/** Rows of the runs of one level, and one that leads to those that are not listed. */
export function levelNodes(context: RowContext, { runs, more }: TreeRuns, experiment: string, parent: string) {
  const sourcesOf = new Map<string, Set<string>>();
  for (const { name, source } of runs) sourcesOf.set(name, (sourcesOf.get(name) ?? new Set()).add(source));
  const nodes = runs.map((run) => {
    const mark = (sourcesOf.get(run.name)?.size ?? 0) > 1 ? pathWords(run.source) : '';
    return runNode(context, run, { experiment, mark });
  });
  return more > 0 ? [...nodes, moreNode(context.scope, parent, more, 'run', experiment)] : nodes;
}

export function moreNode(scope: string, parent: string, more: number, word: string, experiment?: string): TreeNode {
  const label = `${plural(more, `more ${word}`)}…`;
  return {
    id: `more:${parent}:${scope}`,
    label,
    description: 'Show in Panel',
    icon: { id: 'table' },
    context: 'more',
    spoken: `${label} Show in Panel`,
    command: {
      id: 'tend.experiments.open',
      title: 'Show in Panel',
      arguments: experiment === undefined ? [] : [experimentRow(scope, experiment)],
    },
    children: [],
    expanded: false,
  };
}

interface Place {
  readonly experiment: string;
  /** The source, where it tells the run from another of its name; else empty. */
  readonly mark: string;
}

/** The row of a run, with those nested in it. */
function runNode(context: RowContext, run: TreeRun, { experiment, mark }: Place): TreeNode {
  const id = runRow(context.scope, run.id);
  const silent = silence(run.sign, context.now);
  const description = [mark, descriptionOf(context, run, silent)].filter(Boolean).join(', ');
  return {
    id,
    // What stands beside a name of hundreds of characters would never be seen.
    label: shorten(run.name),
    description: run.starred ? `★ ${description}` : description,
    icon: iconOf(run, silent),
    context: contextOf(run),
    tooltip: tooltipOf(context, run, silent),
    spoken: [
      shorten(run.name),
      silent === null ? statusWords[run.status] : '',
      run.starred ? 'starred' : '',
      description,
    ]
      .filter(Boolean)
      .join(', '),
    command: { id: 'tend.runs.open', title: 'Open', arguments: [id] },
    children: run.below ? levelNodes(context, run.below, experiment, id) : [],
    folded: run.children > 0 && run.below === null,
    expanded: context.isOpen(id) ?? false,
  };
}

function descriptionOf({ metric, now }: RowContext, run: TreeRun, silent: number | null): string {
  const value = metric(run.value);
  return [
    // First, because the buttons of a row hide what stands at its end.
    incompleteWord(run),
    run.best && value !== '' ? `${value} (best)` : value,
    silent === null ? '' : `running, ${silenceText(silent)}`,
    run.children > 0 ? plural(run.children, 'nested run') : '',
    run.started === null ? '' : agoText(run.started, now),
  ]
    .filter(Boolean)
    .join(', ');
}

const statusWords: Record<RunStatus, string> = {
  running: 'running',
  finished: 'finished',
  failed: 'failed',
  killed: 'stopped',
  scheduled: 'waiting to start',
};

function iconOf({ status, partly, gone }: TreeRun, silent: number | null): NonNullable<TreeNode['icon']> {
  switch (status) {
    case 'running':
      if (silent === null) return { id: 'loading~spin' };
      return isLongSilence(silent) ? { id: 'question', colour: 'problemsWarningIcon.foreground' } : { id: 'watch' };
    case 'failed':
      return { id: 'error', colour: 'problemsErrorIcon.foreground' };
    case 'killed':
      return { id: 'circle-slash', colour: 'descriptionForeground' };
    case 'scheduled':
      return { id: 'circle-large-outline', colour: 'descriptionForeground' };
    case 'finished':
      if (partly !== null || gone) return { id: 'warning', colour: 'problemsWarningIcon.foreground' };
      return { id: 'pass', colour: 'charts.green' };
  }
}

function contextOf({ status, starred, hasArtifacts }: TreeRun): string {
  return ['run', status, starred ? 'starred' : 'plain', ...(hasArtifacts ? ['artifacts'] : [])].join(' ');
}

function tooltipOf({ metric, now }: RowContext, run: TreeRun, silent: number | null): string {
  const took = run.started !== null && run.ended !== null ? `, took ${durationText(run.ended - run.started)}` : '';
  return factTable(run.name, [
    [
      'Status',
      [statusWords[run.status], silent === null ? '' : silenceText(silent), endText(run.sign, now), incompleteText(run)]
        .filter(Boolean)
        .join(', '),
    ],
    ['Metric', metric(run.value)],
    ['Started', run.started === null ? '' : `${moment(run.started)}${took}`],
    ['Tags', run.labels.join(', ')],
    ['Note', shorten(run.note, 300)],
    ['Source', pathWords(run.source)],
  ]);
}
