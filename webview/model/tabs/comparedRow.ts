import type { ModelPage } from '../../../src/protocol/models/modelPage';

/** A version as its row names it; the digest tells two of one number apart. */
export interface RowOf {
  readonly number: number;
  readonly digest: string | undefined;
}

/** What a panel shows of a model, and what is chosen in it. */
interface Choosing {
  readonly page: { readonly answered: { readonly value: ModelPage | null } | null };
  readonly stage: string;
  readonly version: number | null;
  readonly against: RowOf | null;
  isChosen(row: RowOf): boolean;
}

/** The version that the chosen one is compared with: which was chosen for that, else what is live, else the one before it; null: it is the only one. */
export function comparedRow(panel: Choosing): RowOf | null {
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
