import type { ModelPanel, RowOf } from '../modelPanel';

/** The version that the chosen one is compared with: which was chosen for that, else what is live, else the one before it; null: it is the only one. */
export function comparedRow(panel: ModelPanel): RowOf | null {
  const { against, stage } = panel;
  const rows = panel.page.answered?.value?.versions ?? [];
  const others = rows.filter((row) => !panel.isChosen(row));
  const isMeant = ({ number, digest }: RowOf) =>
    number === against?.number && (against.digest === undefined || digest === against.digest);
  const found =
    others.find(isMeant) ??
    others.find(({ live }) => live.includes(stage)) ??
    others.find(({ number }) => number < (panel.version ?? 0)) ??
    others[0];
  return found ? rowOf(found) : null;
}

export function rowOf({ number, digest }: { readonly number: number; readonly digest?: string | undefined }): RowOf {
  return { number, digest };
}
