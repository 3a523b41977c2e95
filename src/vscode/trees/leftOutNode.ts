import { formatCount } from '../../base/text';
import { factTable, type TreeNode } from './treeNode';

/** Why something was passed over, and how often. */
export interface LeftOutPart {
  readonly reason: string;
  readonly count: number;
}

/** The row that says what a view may lack. */
export function leftOutNode(id: string, label: string, parts: readonly LeftOutPart[]): TreeNode {
  const description = parts.map(({ reason, count }) => `${formatCount(count)} ${reason}`).join(', ');
  return {
    id,
    label,
    description,
    icon: { id: 'info', colour: 'problemsInfoIcon.foreground' },
    context: 'leftOut',
    tooltip: factTable(
      label,
      parts.map(({ reason, count }) => [reason, formatCount(count)] as const),
    ),
    spoken: `${label}: ${description}`,
    children: [],
    expanded: false,
  };
}
