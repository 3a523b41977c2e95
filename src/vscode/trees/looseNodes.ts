import { formatBytes } from '../../base/text';
import { isDamaged } from '../../models/inspect/dangerOf';
import type { LooseModel } from '../../workers/modelsProtocol';
import { looseRow } from './modelRowIds';
import { factTable, type TreeNode } from './treeNode';
import { verdictWords } from './verdictWords';

/** The row of a model file that is, as far as anybody knows, no part of a registered version. */
export function looseNode(scope: string, { path, report, problem, standing }: LooseModel): TreeNode {
  const uri = `${scope}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const id = looseRow(uri);
  const description = report
    ? [...standingWords[standing], isDamaged(report) ? 'damaged' : verdictWords[report.verdict]].join(', ')
    : 'cannot be read';
  const label = path.slice(path.lastIndexOf('/') + 1);
  return {
    id,
    label,
    description,
    icon: iconOf(report),
    context: 'loose',
    tooltip: looseTooltip(path, report, problem),
    spoken: `Model file ${path}, ${description}`,
    command: { id: 'tend.models.inspect', title: 'Inspect', arguments: [id] },
    children: [],
    expanded: false,
  };
}

/** Where nobody looked, nothing is said. */
const standingWords: Readonly<Record<LooseModel['standing'], readonly string[]>> = {
  unregistered: ['unregistered'],
  packaged: ['packaged, not registered'],
  purged: ['of a purged version'],
  unknown: [],
};

function iconOf(report: LooseModel['report']): NonNullable<TreeNode['icon']> {
  if (report === null || isDamaged(report)) return { id: 'error', colour: 'problemsErrorIcon.foreground' };
  switch (report.verdict) {
    case 'dangerous':
      return { id: 'error', colour: 'problemsErrorIcon.foreground' };
    case 'needs-trust':
    case 'partly-scanned':
      return { id: 'warning', colour: 'problemsWarningIcon.foreground' };
    case 'safe':
    case 'not-code':
      return { id: 'file-binary' };
  }
}

function looseTooltip(path: string, report: LooseModel['report'], problem: string | null): string {
  const worst = report?.imports
    .filter(({ verdict }) => verdict !== 'safe')
    .map(({ module, name }) => `${module}.${name}`);
  return factTable(path, [
    ['Format', report?.format ?? ''],
    ['Size', report ? formatBytes(report.bytes) : ''],
    ['On load', report ? verdictWords[report.verdict] : ''],
    ['Runs', worst?.slice(0, 3).join(', ') ?? ''],
    ['Problem', problem ?? report?.problems[0]?.problem ?? ''],
  ]);
}
