import { minuteText } from '../../../base/days';
import type { VersionRecord } from '../../../models/registry/registryState';

/** "2026-11-25 18:00 UTC by ada: “old”; may be used until 2026-12-31 23:59 UTC; churn@2 takes its place" */
export function noticeText(model: string, notice: NonNullable<VersionRecord['deprecation']>, now: number): string {
  const { at, by, reason, until, replacement } = notice;
  const details = [
    ...(until === null ? [] : [`${until < now ? 'could' : 'may'} be used until ${minuteText(until)} UTC`]),
    ...(replacement === null ? [] : [`${model}@${replacement} takes its place`]),
  ];
  return [`${minuteText(at)} UTC by ${by}: “${reason}”`, ...details].join('; ');
}
