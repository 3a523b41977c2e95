import type * as vscode from 'vscode';

type Group = Pick<vscode.TabGroup, 'viewColumn'> & {
  readonly tabs: readonly Pick<vscode.Tab, 'label' | 'input'>[];
};

/** A tab of a panel that the editor had before a reload and restores only once it is looked at. */
interface UnrestoredTab<Tab> {
  readonly tab: Tab;
  readonly viewColumn: vscode.ViewColumn;
}

/** The tab of a panel by its type and title; null: there is none. The editor puts a prefix before the type. */
export function unrestoredTab<G extends Group>(
  groups: readonly G[],
  { type, title }: { readonly type: string; readonly title: string },
): UnrestoredTab<G['tabs'][number]> | null {
  for (const { tabs, viewColumn } of groups)
    for (const tab of tabs) if (tab.label === title && isOfType(tab.input, type)) return { tab, viewColumn };
  return null;
}

function isOfType(input: unknown, type: string): boolean {
  const found: unknown = input !== null && typeof input === 'object' && 'viewType' in input ? input.viewType : null;
  return typeof found === 'string' && (found === type || found.endsWith(`-${type}`));
}
