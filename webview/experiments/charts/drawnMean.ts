import type { GroupCurve } from '../../../src/protocol/experiments/charts';

/** The mean of a group that is drawn, with its interval: that of the smoothed members where they are smoothed. */
export function drawnMean(group: GroupCurve): Pick<GroupCurve, 'mean' | 'low' | 'high'> {
  return group.smoothed ?? group;
}
