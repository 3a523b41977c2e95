import type { CommandArguments, CommandId } from '../ids';
import { escapeMarkdown, markdownTable } from '../markdown';

/** A row of a tree as plain data: a pure function makes it, a thin adapter shows it. */
export interface TreeNode {
  /** Stable: the same thing keeps its id from one state to the next. */
  readonly id: string;
  readonly label: string;
  /** Part of the label that is set off, in UTF-16 units. */
  readonly highlight?: readonly [start: number, end: number];
  readonly description: string;
  /** A codicon and the theme colour it wears; null leaves it to `resource`. */
  readonly icon: { readonly id: string; readonly colour?: string } | null;
  /** The URI text of a file: its icon, its decorations, its name. */
  readonly resource?: string;
  /** Words for `when` clauses. */
  readonly context: string;
  /** Markdown, at most six rows. */
  readonly tooltip?: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly command?: NodeCommand;
  readonly children: readonly TreeNode[];
  /** It has children that are not known before it is opened. */
  readonly folded?: boolean;
  readonly expanded: boolean;
}

/** A command with its arguments, and its name for those who hear it. */
export type NodeCommand = {
  [Id in CommandId]: { readonly id: Id; readonly title: string; readonly arguments: CommandArguments[Id] };
}[CommandId];

/** The ids of the rows to draw again so that `before` becomes `after`; null: the whole tree. */
export function changedNodes(before: readonly TreeNode[], after: readonly TreeNode[]): readonly string[] | null {
  if (before === after) return [];
  if (!sameIds(before, after)) return null;
  const changed: string[] = [];
  after.forEach((node, index) => {
    const old = before[index];
    if (!old || old === node) return;
    const below = changedNodes(old.children, node.children);
    if (below === null || !sameRow(old, node)) changed.push(node.id);
    else changed.push(...below);
  });
  return changed;
}

function sameIds(a: readonly TreeNode[], b: readonly TreeNode[]): boolean {
  return a.length === b.length && a.every((node, index) => node.id === b[index]?.id);
}

function sameRow(a: TreeNode, b: TreeNode): boolean {
  return JSON.stringify({ ...a, children: [] }) === JSON.stringify({ ...b, children: [] });
}

/** A Markdown table for a tooltip; the text of the cells is escaped. */
export function factTable(title: string, facts: readonly (readonly [string, string])[]): string {
  const rows = facts.filter(([, value]) => value !== '').slice(0, 6);
  return `**${escapeMarkdown(title)}**\n\n${markdownTable(rows)}`;
}
