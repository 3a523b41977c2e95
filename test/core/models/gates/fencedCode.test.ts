import { expect, it } from 'vitest';
import { withoutFencedCode } from '../../../../src/models/gates/fencedCode';

/** The lines that are left of a text, and that it is as long as before. */
function left(...lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  const found = withoutFencedCode(text);
  expect(found).toHaveLength(text.length);
  return found.split('\n').filter((line) => line.trim() !== '');
}

it.each([
  ['backticks', ['```python', '# a', '```']],
  ['tildes', ['~~~', '# a', '```', '# b', '~~~']],
  ['a longer fence than its content', ['````', '```', '# a', '```', '````']],
  ['a closing fence that is longer', ['```', '# a', '`````  ']],
  ['up to three blanks', ['   ```', '# a', '  ```']],
  ['no end', ['```', '# a', '## b', '~~~']],
  ['what only looks like an end', ['```', '# a', '``` python', '    ```', '~~~', '# b', '```']],
  ['the ends of lines of Windows', ['```\r', '# a\r', '```\r']],
])('blanks a block of code with %s', (_, lines) => expect(left('# one', ...lines)).toEqual(['# one']));

it.each([
  ['after a closed block', ['```', '```', '# two'], ['# two']],
  ['after a line with code within it', ['```a``` b', '# two'], ['```a``` b', '# two']],
  ['after what is indented code', ['    ```', '# two'], ['    ```', '# two']],
  ['after two backticks', ['``', '# two'], ['``', '# two']],
  ['after the block of a list item', ['- ```sh', '  # a', '  ```', '# two'], ['# two']],
  ['after an item whose block has no end', ['1. - ~~~', '     # a', '# two'], ['# two']],
])('keeps a heading %s', (_, lines, kept) => expect(left(...lines)).toEqual(kept));

it('looks once through what is made to be looked through again and again', () => {
  const many = 200_000;
  for (const line of [
    '- '.repeat(many),
    '`'.repeat(many) + 'a`',
    '1.   '.repeat(many),
    `\`\`\`${' '.repeat(many)}\`\n`,
  ])
    expect(withoutFencedCode(line)).toBe(line);
});
