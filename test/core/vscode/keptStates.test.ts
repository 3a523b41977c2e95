import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import { KeptStates } from '../../../src/vscode/keptStates';

describe('what panels leave for the next window', () => {
  let folder = '';
  let warnings: string[] = [];
  const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
  const storage = () => join(folder, 'storage');
  const window = (place: string | null = storage()) => new KeptStates(place, logger);
  /** The one file that is there, whatever its name is. */
  const file = () => join(storage(), readdirSync(storage())[0] ?? '');

  /** A window that keeps one state and ends. */
  const leave = (state: unknown, subject = 'panel') => {
    const kept = window();
    kept.set(subject, state);
    kept.dispose();
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tend-kept-'));
    warnings = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  it('is there for it, each subject with its own, and makes no folder before', () => {
    expect(window().get('panel')).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
    leave({ filter: 'a > 1' }, 'panel of file:///a/ä');
    leave(['row'], 'tree');
    expect([window().get('panel of file:///a/ä'), window().get('tree')]).toEqual([{ filter: 'a > 1' }, ['row']]);
    expect(warnings).toEqual([]);
  });

  it('is on the disk at once, and a fifth of a second later in one write what changed meanwhile', () => {
    vi.useFakeTimers();
    const kept = window();
    const write = (top: number, milliseconds: number) => {
      kept.set('panel', { top });
      vi.advanceTimersByTime(milliseconds);
      return window().get('panel');
    };
    expect(write(0, 1)).toEqual({ top: 0 });
    for (let top = 1; top < 100; top++) expect(write(top, 1)).toEqual({ top: 0 });
    expect(write(100, 100)).toEqual({ top: 100 });
    expect(readdirSync(storage())).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(write(101, 1)).toEqual({ top: 101 });
  });

  it('is nothing, and said, where it is half written, of another version, of something else, or no file', () => {
    leave({ filter: 'a' });
    const whole = readFileSync(file(), 'utf8');
    const { subject, state } = JSON.parse(whole) as { subject: string; state: unknown };
    const broken = [
      whole.slice(0, whole.length / 2),
      '',
      'null',
      '[]',
      JSON.stringify({ version: 1, subject, state }),
      JSON.stringify({ version: 3, subject, state }),
      JSON.stringify({ version: 2, subject: 'another', state }),
    ];
    for (const text of broken) {
      writeFileSync(file(), text);
      expect(window().get('panel')).toBeNull();
    }
    expect(warnings).toHaveLength(broken.length);
    expect(warnings[0]).toMatch(/^What was on the screen is not brought back: /);
    leave({ filter: 'b' });
    expect(window().get('panel')).toEqual({ filter: 'b' });
  });

  it('of two windows is what the last one left, and neither changes under the other', () => {
    leave('before');
    const [one, two] = [window(), window()];
    expect([one.get('panel'), two.get('panel')]).toEqual(['before', 'before']);
    one.set('panel', 'one');
    one.dispose();
    expect(two.get('panel')).toBe('before');
    two.set('tree', 'of two');
    two.dispose();
    expect([window().get('panel'), window().get('tree')]).toEqual(['one', 'of two']);
  });

  it('is kept as long as the window where it cannot be written', () => {
    writeFileSync(storage(), 'a file where the folder would be');
    const kept = window();
    kept.set('panel', 1);
    kept.dispose();
    expect(kept.get('panel')).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/^What is on the screen could not be kept: /)]);
    const nowhere = window(null);
    nowhere.set('panel', 2);
    nowhere.dispose();
    expect(nowhere.get('panel')).toBe(2);
  });
});
