import { expectationOf } from '../../data/profile/declared';
import type { Finding } from '../../data/finding';
import type { Expectations } from '../../project/expectations';

/** Something that can be written into `tend.yaml` about a finding; plain, because it travels through a command. */
export type ExpectationEdit =
  | (Subject & { readonly kind: 'declareText'; readonly column: string })
  | (Subject & { readonly kind: 'declareRange'; readonly column: string; readonly value: string })
  | (Subject & { readonly kind: 'suppress'; readonly column: string | null; readonly row: number })
  | (Subject & { readonly kind: 'switchOff'; readonly column: string | null });

interface Subject {
  /** The text of the data file's URI. */
  readonly file: string;
  readonly check: string;
}

export interface ExpectationChoice {
  readonly title: string;
  readonly edit: ExpectationEdit;
}

/** Checks that are wrong about a column which holds text by design. */
const mayBeText: ReadonlySet<string> = new Set([
  'type-mixed',
  'number-leading-zero',
  'number-precision',
  'number-thousands',
  'number-unit-suffix',
  'zip-as-number',
  'date-format-mixed',
]);

/** Checks that a declared range would settle. */
const mayNeedRange: ReadonlySet<string> = new Set(['outlier-isolated']);

/** What may be declared instead of changing the data, nearest to the finding first; not what is declared already. */
export function expectationChoices(
  file: string,
  finding: Finding,
  expectations: Pick<Expectations, 'columns'>,
): readonly ExpectationChoice[] {
  const { check, row, value } = finding;
  // What has no name cannot be named in tend.yaml.
  const column = finding.column?.trim() ? finding.column : null;
  const subject = { file, check };
  const choices: ExpectationChoice[] = [];
  if (column !== null && mayBeText.has(check)) {
    choices.push({
      title: `Declare ${column} as Text in tend.yaml`,
      edit: { ...subject, kind: 'declareText', column },
    });
  }
  const mayDeclareRange = column !== null && value !== null && mayNeedRange.has(check);
  if (mayDeclareRange && !expectationOf(expectations, column)?.range) {
    const edit = { ...subject, kind: 'declareRange', column, value } as const;
    choices.push({ title: `Declare Range of ${column} in tend.yaml…`, edit });
  }
  if (row !== null) {
    const what = finding.scope === 'row' ? 'Row' : 'Cell';
    const edit = { ...subject, kind: 'suppress', column: finding.scope === 'row' ? null : column, row } as const;
    choices.push({ title: `Suppress This ${what} with Reason in tend.yaml…`, edit });
  }
  const where = column === null ? 'This File in tend.yaml' : `${column} in tend.yaml…`;
  choices.push({ title: `Switch Off ${check} for ${where}`, edit: { ...subject, kind: 'switchOff', column } });
  return choices;
}
