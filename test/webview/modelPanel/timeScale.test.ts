import { describe, expect, it } from 'vitest';
import { momentAt, movedBy, placeOf, ticksOf, timeScale } from '../../../webview/model/overview/timeScale';

const at = (text: string) => Date.parse(`${text}Z`);
const year = timeScale(at('2026-01-22T12:00'), at('2026-11-21T12:00'), 100, 700);

describe('the scale of the time line', () => {
  it('has room for the first move and for today, and finds the moment of a place again', () => {
    expect(placeOf(year, at('2026-01-22T12:00'))).toBeGreaterThan(100);
    expect(placeOf(year, at('2026-11-21T12:00'))).toBeLessThan(700);
    const moment = at('2026-06-01T00:00');
    expect(momentAt(year, placeOf(year, moment))).toBeCloseTo(moment, -1);
  });

  it('is marked by months over a year, by years over many and by hours over a day', () => {
    const texts = (first: string) =>
      ticksOf(timeScale(at(first), at('2026-11-21T12:00'), 100, 700)).map(({ text }) => text);
    expect(texts('2026-01-22T12:00').slice(0, 3)).toEqual(['Feb', 'Mar', 'Apr']);
    expect(texts('2021-01-22T12:00').slice(0, 6)).toEqual(['2021', '2022', '2023', '2024', '2025', '2026']);
    expect(texts('2026-11-20T12:00')).toContain('21 Nov');
    expect(texts('2026-11-20T12:00')).toContain('6:00');
  });

  it('never has more marks than fit', () => {
    for (const days of [0.01, 1, 5, 20, 80, 400, 2000, 20_000]) {
      const now = at('2026-11-21T12:00');
      const ticks = ticksOf(timeScale(now - days * 86_400_000, now, 100, 700));
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(14);
    }
  });

  it('moves by a day, by a month of whatever length, and never beyond today', () => {
    const now = at('2026-11-21T12:00');
    const moved = (key: string, far: boolean, from: string) => {
      const to = movedBy(key, far, at(from), year, now);
      return to === null ? null : new Date(to).toISOString().slice(0, 16);
    };
    expect(moved('ArrowLeft', false, '2026-09-10T12:00')).toBe('2026-09-09T12:00');
    expect(moved('ArrowLeft', true, '2026-03-31T12:00')).toBe('2026-02-28T12:00');
    expect(moved('ArrowRight', true, '2026-08-31T12:00')).toBe('2026-09-30T12:00');
    expect(moved('ArrowRight', false, '2026-11-21T12:00')).toBe('2026-11-21T12:00');
    expect(moved('PageUp', false, '2026-09-10T12:00')).toBeNull();
  });

  it('moves by an hour where everything happened within days, and by a minute within hours', () => {
    const now = at('2026-11-21T12:00');
    const moved = (first: string, far = false) =>
      movedBy('ArrowLeft', far, now, timeScale(at(first), now, 100, 700), now);
    expect(moved('2026-11-20T10:00')).toBe(at('2026-11-21T11:00'));
    expect(moved('2026-11-21T11:00')).toBe(at('2026-11-21T11:59'));
    expect(moved('2026-11-21T11:00', true)).toBe(at('2026-11-21T11:50'));
  });

  it('spans the minutes in which everything happened, and tells them apart', () => {
    const now = at('2026-11-21T12:00');
    const scale = timeScale(at('2026-11-21T11:48'), now, 100, 700);
    expect(placeOf(scale, now) - placeOf(scale, at('2026-11-21T11:48'))).toBeGreaterThan(500);
    expect(ticksOf(scale).map(({ text }) => text)).toEqual(expect.arrayContaining(['11:50', '11:55', '12:00']));
    expect(ticksOf(scale)).toHaveLength(new Set(ticksOf(scale).map(({ text }) => text)).size);
  });
});
