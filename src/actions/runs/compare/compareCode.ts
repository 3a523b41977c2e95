import type { CodeChange, Comparison } from '../../../protocol/experiments/comparison';
import type { CodeChanges, SideCode } from './code/codeChanges';
import type { Side } from './side';

/** A comparison with what git knows of the code of its sides, the distance of the commits among the differences too. */
export async function compareCode(
  changes: CodeChanges,
  sides: readonly Side[],
  comparison: Comparison,
): Promise<Comparison> {
  const [first, ...others] = sides.map(codeOf);
  if (!first) return comparison;
  const code: CodeChange[] = [];
  for (const other of others) code.push(await changes.between(first, other));
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

function codeOf({ name, details }: Side): SideCode {
  const code = details.flatMap((run) => run.code ?? []);
  return {
    name,
    commits: [...new Set(code.flatMap(({ commit }) => commit ?? []))],
    dirty: code.some(({ dirty }) => dirty),
    script: code.find(({ script }) => script !== null)?.script ?? null,
  };
}
