import { cpSync } from 'node:fs';
import { temporaryFolder } from '../../temporaryFolder';
import type { MemoryStore } from '../importing/memoryStore';

/** The fixture of a tracker in a project of its own; its files are as young as the test. */
export function copiedRuns(kind: string): string {
  const root = temporaryFolder();
  cpSync(`test/fixtures/runs/${kind}`, root, { recursive: true });
  return root;
}

/** Step and value of each point of a run, by metric. */
export function valuesOf(store: MemoryStore, source: string, run: string) {
  const series = Object.entries(store.points(source, run));
  return Object.fromEntries(series.map(([key, points]) => [key, points.map(([step, , value]) => [step, value])]));
}
