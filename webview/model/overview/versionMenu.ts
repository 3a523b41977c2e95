import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { openMenu, type MenuEntry } from '../../shared/menu';
import type { ModelPanel } from '../modelPanel';

type Row = ModelPage['versions'][number];
type Action = Parameters<ModelPanel['act']>[0];

/** What can be done with a version, in the order of its life. */
export function openVersionMenu(panel: ModelPanel, page: ModelPage, row: Row, at: DOMRect): void {
  openMenu(at, entriesOf(panel, page, row));
}

function entriesOf(panel: ModelPanel, page: ModelPage, row: Row): readonly MenuEntry[] {
  const { trusted } = panel.surroundings;
  const busy = panel.acting !== null;
  const item = (label: string, action: Action, icon: string, able = true): MenuEntry => ({
    ...{ label, icon, disabled: busy || !able || (!trusted && action !== 'copy-digest') },
    run: () => void panel.act(action, { version: row.number, digest: row.digest, stage: stageFor(action, page, row) }),
  });
  if (row.state === 'purged') return [item('Copy Digest', 'copy-digest', 'copy')];
  const staged = row.live.length > 0;
  const archived = row.state === 'archived';
  return [
    item('Promote…', 'promote', 'rocket', !archived),
    item('Approve…', 'approve', 'check', !archived),
    ...(rollBacksOf(page, row).length > 0 ? [item('Roll Back…', 'roll-back', 'discard')] : []),
    ...(staged ? [item('Withdraw…', 'withdraw', 'circle-slash')] : []),
    'separator',
    item('Run Restore Drill', 'drill', 'beaker'),
    item('Run…', 'run', 'play'),
    item('Verify', 'verify', 'verified'),
    item('Sign…', 'sign', 'key'),
    ...(page.versions.length > 1 ? [compareItem(panel, row)] : []),
    'separator',
    row.deprecated
      ? item('Take Notice Back…', 'reinstate', 'discard')
      : item('Deprecate…', 'deprecate', 'watch', !archived),
    archived ? item('Restore…', 'restore', 'history') : item('Archive…', 'archive', 'archive', !staged),
    item('Purge…', 'purge', 'trash', !staged),
    'separator',
    item('Copy Digest', 'copy-digest', 'copy'),
  ];
}

/** With which one is chosen beside it. */
function compareItem(panel: ModelPanel, row: Row): MenuEntry {
  const compare = () => {
    panel.select(row);
    panel.compare();
  };
  return { label: 'Compare…', icon: 'diff', disabled: false, run: compare };
}

/** The stages where it is live and a roll-back has something to return to. */
function rollBacksOf({ rollBacks }: ModelPage, { live }: Row): readonly string[] {
  return live.filter((stage) => rollBacks.includes(stage));
}

/** Only what takes a version out of a stage has to say which: the one where it is now; null: of several it is asked. */
function stageFor(action: Action, page: ModelPage, row: Row): string | null {
  const { spans } = page;
  const { number } = row;
  if (action === 'roll-back') {
    const [stage = null, ...others] = rollBacksOf(page, row);
    return others.length === 0 ? stage : null;
  }
  if (action !== 'withdraw') return null;
  return spans.findLast(({ version, to }) => version === number && to === null)?.stage ?? null;
}
