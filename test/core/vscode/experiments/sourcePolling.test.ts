import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Emitter } from '../../../../src/base/event';
import { silentLogger } from '../../../../src/base/logger';
import type { FoundSource } from '../../../../src/runs/sources/source';
import { pollEvery, SourcePolling } from '../../../../src/vscode/experiments/sourcePolling';
import { isTold, wordAfter } from '../../../../src/vscode/experiments/watchProbe';
import { temporaryFolder } from '../../temporaryFolder';

const source = (path: string): FoundSource => ({ kind: 'mlflow-files', path, watch: [path] });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function polling() {
  const told: string[] = [];
  const polled = new SourcePolling({
    isRemote: (path) => path.startsWith('/net/'),
    changed: (sources) => told.push(sources.join(' ')),
    mayBeMore: () => told.push('more?'),
    logger: { ...silentLogger, warn: (message) => told.push(message) },
  });
  return { polled, told };
}

describe('sources whose changes are not told', () => {
  it('are looked at every half minute where they lie on another machine, which is said once', () => {
    const { polled, told } = polling();
    for (let time = 0; time < 3; time++) polled.follow([source('/net/mlruns'), source('/p/mlruns')]);
    expect(told).toEqual([
      '/net/mlruns is looked at (it is on another machine, which tells of no changes) every 30 seconds',
    ]);
    vi.advanceTimersByTime(2 * pollEvery);
    expect(told.slice(1)).toEqual(['/net/mlruns', '/net/mlruns']);
    polled.follow([source('/p/mlruns')]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are none where the system tells of all', () => {
    const { polled, told } = polling();
    polled.follow([source('/p/mlruns')]);
    expect([told, vi.getTimerCount()]).toEqual([[], 0]);
  });

  it('are all of them, and those that are not known yet, where nothing is told', () => {
    const { polled, told } = polling();
    polled.follow([source('/p/a'), source('/p/b')]);
    polled.goBlind('no watches are left');
    polled.goBlind('no watches are left');
    polled.follow([source('/p/a'), source('/p/b')]);
    vi.advanceTimersByTime(pollEvery);
    expect(told).toEqual([
      'the project is looked through for runs (no watches are left) every 30 seconds',
      '/p/a /p/b',
      'more?',
    ]);
    polled.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('whether changes in a folder are told', () => {
  const never = new AbortController().signal;

  it('is not asked any longer by a window that closes', async () => {
    const folder = temporaryFolder();
    const closing = new AbortController();
    const told = isTold(folder, () => ({ dispose: () => undefined }), closing.signal);
    closing.abort();
    expect([await told, readdirSync(folder), vi.getTimerCount()]).toEqual([true, [], 0]);
  });

  it('is known when word comes of a file that was made for that, and is gone afterwards', async () => {
    const folder = temporaryFolder();
    const created = new Emitter<string>();
    const told = isTold(folder, (listener) => created.event(listener), never);
    const [name = ''] = readdirSync(folder);
    created.fire(join(folder, 'another'));
    created.fire(join(folder, name));
    expect(await told).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is known also when only a second file is told, because the first came before its folder was watched', async () => {
    const folder = temporaryFolder();
    const created = new Emitter<string>();
    const told = isTold(folder, (listener) => created.event(listener), never);
    const [name = ''] = readdirSync(folder);
    vi.advanceTimersByTime(wordAfter / 2);
    const [second = ''] = readdirSync(folder);
    expect([readdirSync(folder).length, second === name]).toEqual([1, false]);
    created.fire(join(folder, second));
    expect(await told).toBe(true);
    expect([readdirSync(folder), vi.getTimerCount()]).toEqual([[], 0]);
  });

  it('is denied when no word comes', async () => {
    const folder = temporaryFolder();
    const told = isTold(folder, () => ({ dispose: () => undefined }), never);
    vi.advanceTimersByTime(wordAfter);
    expect(await told).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is left open where no file can be made', async () => {
    const folder = join(temporaryFolder(), 'missing');
    expect(await isTold(folder, () => ({ dispose: () => undefined }), never)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });
});
