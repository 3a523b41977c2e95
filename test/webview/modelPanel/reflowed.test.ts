import { expect, it } from 'vitest';
import { reflowed } from '../../../webview/model/tabs/reflowed';

it('paragraphs lose the line breaks inside them; lists, tables and blank lines keep theirs', () => {
  expect(reflowed('One thought\nover two lines.\n\nNext.')).toBe('One thought over two lines.\n\nNext.');
  expect(reflowed('Not for:\n- credit,\n  of any kind\n- jobs')).toBe('Not for:\n- credit, of any kind\n- jobs');
  expect(reflowed('|a|b|\n|-|-|\n|1|2|')).toBe('|a|b|\n|-|-|\n|1|2|');
  expect(reflowed('Before\n## Title')).toBe('Before\n## Title');
  expect(reflowed('```\na\nb\n```')).toBe('```\na\nb\n```');
  expect(reflowed('broken  \non purpose')).toBe('broken  \non purpose');
});
