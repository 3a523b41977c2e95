export const tabNames = ['overview', 'metrics', 'gates', 'files', 'card', 'audit'] as const;
export type TabName = (typeof tabNames)[number];
