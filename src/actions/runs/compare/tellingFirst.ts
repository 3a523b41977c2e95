import type { ComparedFact } from '../../../protocol/experiments/comparison';
import { columnId } from '../../../runs/columns';
import type { TellingParams } from '../table/tellingParams';

/**
 * Params in the order in which they are worth reading: those that differ and every side has, then the defaults that only
 * one estimator knows, each by what it tells about the primary metric; last those that are equal.
 */
export function tellingFirst(facts: readonly ComparedFact[], telling: TellingParams): ComparedFact[] {
  const rank = ({ key }: ComparedFact) => telling.get(columnId({ kind: 'param', key })) ?? telling.size;
  const part = ({ differs, values }: ComparedFact) => (differs ? Number(values.includes(null)) : 2);
  return facts.toSorted((a, b) => part(a) - part(b) || (a.differs ? rank(a) - rank(b) : 0));
}
