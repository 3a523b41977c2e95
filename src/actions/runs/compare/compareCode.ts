import type { CodeChange, Comparison } from '../../../protocol/experiments/comparison';
import type { CodeChanges, SideCode } from './code/codeChanges';
import { commitsOf, type Side } from './side';

/** A comparison with what git knows of the code of its sides, the distance of the commits among the differences too. */
export async function compareCode(
  changes: CodeChanges,
  sides: readonly Side[],
  comparison: Comparison,
): Promise<Comparison> {
  const [first, ...others] = sides;
  if (!first) return comparison;
  const code: CodeChange[] = [];
  for (const other of others) {
    const change = await changes.between(codeOf(first), codeOf(other));
    code.push({ ...change, runs: runsApart(first, other) });
  }
  return { ...comparison, code, sections: comparison.sections.map((section) => withDistance(section, code)) };
}

type Section = Comparison['sections'][number];

function withDistance({ section, facts }: Section, code: readonly CodeChange[]): Section {
  if (section !== 'code') return { section, facts };
  const said = (differences: readonly string[]) =>
    differences.map((difference, at) => (difference === '' ? (code[at]?.sentence ?? '') : difference));
  return {
    section,
    facts: facts.map((fact) => (fact.key === 'commit' ? { ...fact, differences: said(fact.differences) } : fact)),
  };
}

/** The first run of each side that were made at two commits: where a side has several, one may be that of the other side. */
function runsApart(first: Side, other: Side): string[] {
  for (const from of commitsOf(first))
    for (const to of commitsOf(other)) if (from !== to) return [madeAt(first, from), madeAt(other, to)].flat();
  return [];
}

function madeAt({ details }: Side, commit: string): readonly string[] {
  const run = details.find(({ code }) => code?.commit === commit);
  return run ? [run.id] : [];
}

function codeOf(side: Side): SideCode {
  const { name, details } = side;
  const code = details.flatMap((run) => run.code ?? []);
  return {
    name,
    commits: commitsOf(side),
    dirty: code.some(({ dirty }) => dirty === true),
    script: code.find(({ script }) => script !== null)?.script ?? null,
  };
}
