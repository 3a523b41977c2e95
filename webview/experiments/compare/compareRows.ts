import { isUncompared } from '../../../src/base/uncompared';
import type {
  CodeChange,
  ComparedFact,
  ComparedMetric,
  Comparison,
} from '../../../src/protocol/experiments/comparison';

/** A part of the comparison that can be folded. */
export type CompareSection = 'metrics' | Comparison['sections'][number]['section'];

export const sectionTitles: Readonly<Record<CompareSection, string>> = {
  run: 'Run',
  metrics: 'Metrics',
  params: 'Params',
  tags: 'Tags',
  code: 'Code',
  data: 'Data',
  environment: 'Environment',
  artifacts: 'Artifacts',
};

/** One line of the comparison, from top to bottom. */
export type CompareRow =
  | { readonly kind: 'section'; readonly section: CompareSection; readonly note: string; readonly folded: boolean }
  | {
      readonly kind: 'metric';
      readonly metric: ComparedMetric;
      /** Null: there is nothing to unfold. */
      readonly expanded: boolean | null;
      /** What the head of the section says already of all metrics. */
      readonly said: string | null;
    }
  | { readonly kind: 'fact'; readonly section: CompareSection; readonly fact: ComparedFact }
  /** A file that `side` has in another form than the first one. */
  | { readonly kind: 'file'; readonly side: number; readonly file: CodeChange['files'][number] }
  /** So many files besides. */
  | { readonly kind: 'files'; readonly side: number; readonly more: number };

export interface CompareState {
  readonly onlyDiffering: boolean;
  readonly folded: ReadonlySet<string>;
  readonly expanded: ReadonlySet<string>;
}

/** The lines that are shown, and how many equal ones are not. */
export function compareRows(
  comparison: Comparison,
  { onlyDiffering, folded, expanded }: CompareState,
): { readonly rows: readonly CompareRow[]; readonly hidden: number } {
  const rows: CompareRow[] = [];
  let hidden = 0;
  const add = (section: CompareSection, note: string, lines: readonly (CompareRow & { differs: boolean })[]) => {
    if (lines.length === 0) return;
    const shown = lines.filter(({ differs }) => differs || !onlyDiffering);
    hidden += lines.length - shown.length;
    const isFolded = folded.has(section);
    rows.push({ kind: 'section', section, note, folded: isFolded });
    if (!isFolded) rows.push(...shown);
  };
  const said = saidOfAll(comparison);
  const alone = comparison.sides.length === 1;
  const countOf = (lines: readonly { readonly differs: boolean }[]) =>
    alone ? `${lines.length}` : `${lines.filter(({ differs }) => differs).length} of ${lines.length} differ`;
  const metrics = comparison.metrics.map((metric) => ({
    kind: 'metric' as const,
    metric,
    expanded: hasDetails(metric) ? expanded.has(metric.key) : null,
    said,
    differs: metric.differs,
  }));
  const counts = countOf(metrics);
  const [about, ...sections] = ofRunFirst(comparison.sections);
  if (about)
    add(
      'run',
      '',
      about.facts.map((fact) => ({ kind: 'fact' as const, section: 'run', fact, differs: true })),
    );
  add('metrics', said === null ? counts : `${counts} · ${said}`, metrics);
  for (const { section, facts } of sections) {
    const lines = facts.map((fact) => ({
      kind: 'fact' as const,
      section,
      fact,
      differs: fact.differs || isUncompared(fact),
    }));
    const counts = countOf(facts);
    if (section === 'code')
      add(section, [counts, ...distance(comparison)].join(' · '), [...lines, ...changedFiles(comparison)]);
    else add(section, counts, lines);
  }
  return { rows, hidden };
}

/** What is known of one run as a whole stands over its metrics. */
function ofRunFirst(
  sections: Comparison['sections'],
): readonly [Comparison['sections'][number] | undefined, ...Comparison['sections']] {
  return [sections.find(({ section }) => section === 'run'), ...sections.filter(({ section }) => section !== 'run')];
}

/** The sentence that several tests have and no other: it need be said but once. */
function saidOfAll({ metrics }: Comparison): string | null {
  const sentences = metrics.flatMap(({ tests }) => tests.flatMap((test) => test?.sentence ?? []));
  const [first] = sentences;
  return first !== undefined && sentences.length > 1 && new Set(sentences).size === 1 ? first : null;
}

/** Pairs to be drawn, or what stands behind a sentence. */
export function hasDetails({ tests }: Pick<ComparedMetric, 'tests'>): boolean {
  return tests.some((test) => test !== null && (test.details.length > 0 || test.pairs.length > 1));
}

/** Of two sides how far their code is apart; of more it stands with each commit. */
function distance({ code: [change, ...more] }: Comparison): readonly string[] {
  return change === undefined || change.sentence === '' || more.length > 0 ? [] : [change.sentence];
}

function changedFiles({ code }: Comparison): readonly (CompareRow & { differs: boolean })[] {
  return code.flatMap(({ files, more }, index) => {
    const of = { side: index + 1, differs: true };
    const listed = files.map((file) => ({ kind: 'file' as const, file, ...of }));
    return more > 0 ? [...listed, { kind: 'files' as const, more, ...of }] : listed;
  });
}
