import type { ColumnInfo } from '../../../src/protocol/experiments/column';

type Point = readonly [x: number, y: number];

/**
 * The edge of what the points of a Pareto front are at least as good as, through the points: ascending by x as they are. Where
 * more of x is better it goes from each point to the height of the next one first, else to the x of the next one.
 */
export function frontPath(front: readonly Point[], goal: ColumnInfo['goal']): readonly Point[] {
  return front.flatMap((point, index): readonly Point[] => {
    const next = front[index + 1];
    if (!next) return [point];
    return [point, goal === 'maximize' ? [point[0], next[1]] : [next[0], point[1]]];
  });
}
