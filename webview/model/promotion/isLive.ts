import type { PromotionPage } from '../../../src/protocol/models/promotionPage';

/** Whether the version that is looked at is what is live in the stage already. */
export function isLive({ model, version, changes }: PromotionPage): boolean {
  return changes.current === `${model}@${version}`;
}
