/** Names under which the card of a model stands in a project, for the next package to take. */
export const cardFiles = ['model-card.md', 'MODEL_CARD.md', 'card.md'] as const;
