import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDamaged } from '../../../../src/models/inspect/dangerOf';
import { fixtures, inspectedBytes, problems } from './inspected';

describe('a pickle', () => {
  it.each(['global.pkl', 'stack-global-from-old-memo.pkl'])(
    'that is cut stays as dangerous as what is there: %s',
    async (name) => {
      const whole = readFileSync(fixtures('malicious', name));
      const cut = await inspectedBytes('a.pkl', whole.subarray(0, whole.length - 1));
      expect([cut.verdict, isDamaged(cut)]).toEqual(['dangerous', false]);
    },
  );

  it('that is cut is damaged, whatever of it could be read, and safe nowhere', async () => {
    const texts = Buffer.from(`\x80\x02](X\x03\0\0\0abcX\x04\0\0\0abcde.`, 'latin1');
    expect((await inspectedBytes('a.pkl', texts)).verdict).toBe('safe');
    for (let length = 2; length < texts.length; length++) {
      const cut = await inspectedBytes('a.pkl', texts.subarray(0, length));
      expect([length, cut.verdict, isDamaged(cut)]).toEqual([length, 'partly-scanned', true]);
    }
  });

  it('with bytes behind it that are none is not damaged', async () => {
    const report = await inspectedBytes('a.pkl', Buffer.from('\x80\x02N.\x80\x02X', 'latin1'));
    expect([report.verdict, isDamaged(report)]).toEqual(['partly-scanned', false]);
  });

  it.each(['customer_id,age\n1,2\n', 'customer_id,age\n1,2\n3,4\n', 'id,name\n1,Zoë\n', 'churn\n1,2', 'a,b\n'])(
    'is no text that begins as one, and that is damaged and runs nothing: %j',
    async (text) => {
      const report = await inspectedBytes('text.pkl', Buffer.from(text));
      expect([report.verdict, isDamaged(report), problems(report)]).toEqual([
        'partly-scanned',
        true,
        ['It is text, and no pickle.'],
      ]);
    },
  );

  it.each(['ca,b\n1\n(tR.', 'ca,b\n1\n(tR', 'ca,b\n1\n0cos\nsystem\n', 'ca,b\n1\n\x82\x01'])(
    'is told as dangerous though it begins as text: %j',
    async (text) => {
      expect((await inspectedBytes('text.pkl', Buffer.from(text, 'latin1'))).verdict).toBe('dangerous');
    },
  );
});
