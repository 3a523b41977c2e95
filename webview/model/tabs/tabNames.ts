export const tabNames = ['overview', 'metrics', 'gates', 'files', 'card', 'compare', 'audit'] as const;
export type TabName = (typeof tabNames)[number];
