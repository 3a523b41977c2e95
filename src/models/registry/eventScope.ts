import type { RegistryEvent } from './registryEvent';

/**
 * What an event is about, and whose order matters: `churn` (its version numbers), `churn#production` (what is live there)
 * or `churn@sha256:…` (one version). An event names as parents the last events of its own scope that its writer knew; two
 * that do not know of each other are two heads, to be settled where they contradict.
 */
export function eventScope(event: RegistryEvent): string {
  switch (event.kind) {
    case 'registered':
    case 'settled':
      return event.model;
    case 'promoted':
    case 'rolled-back':
    case 'withdrawn':
      return stageScope(event.model, event.stage);
    default:
      return versionScope(event.model, event.digest);
  }
}

/** The scope of what is live in a stage. */
export function stageScope(model: string, stage: string): string {
  return `${model}#${stage}`;
}

/** The scope of one version: its approvals, notices, drills and what became of it. */
export function versionScope(model: string, digest: string): string {
  return `${model}@${digest}`;
}
