import { nearest } from '../../base/text';
import { metricSummaries, type ColumnRef } from '../columns';
import { comparison, comparisonOf, listValue, type ComparisonContext } from './comparisons';
import { failAfterIs, kindOfNumber, mustHaveOrder, mustNotBeMisspelt } from './numberKinds';
import { readPointCount } from './pointCount';
import { FilterError } from './filterError';
import { formatText } from './formatColumn';
import { arithmetic, columnOperand, literalOperand, negative, type ReadOperand } from './operands';
import {
  numberKinds,
  seriesFunctions,
  type Comparison,
  type Operand,
  type Predicate,
  type SeriesFunction,
  type Span,
} from './predicate';
import { deepest, isOperand, tooDeep, valueWords, type Read, type ReadPredicate } from './reads';
import { patternFault, placeInText } from './patternFault';
import { readReference } from './references';
import { TokenCursor } from './tokenCursor';
import { keywords } from './words';

const mostColumns = 40;

/** How others write that a text matches a regular expression. */
const matchWords = ['rlike', 'regexp', 'regex', 'matches'];

/**
 * Reads a filter by recursive descent: or, and, not, comparison, sum, product, sign. Parentheses hold either a condition or
 * something to calculate with, which shows only at their end. Throws `FilterError`.
 */
export class FilterParser {
  readonly #cursor: TokenCursor;
  readonly #columns = new Set<string>();
  #depth = 0;

  constructor(
    private readonly context: ComparisonContext,
    private readonly names: readonly ColumnRef[],
  ) {
    this.#cursor = new TokenCursor(context.text);
  }

  parse(): ReadPredicate {
    const whole = this.#condition(this.#or());
    if (this.#cursor.token.type !== 'end') this.#failAtRest();
    return whole;
  }

  #or(): Read {
    return this.#joined('or', () => this.#and());
  }

  #and(): Read {
    return this.#joined('and', () => this.#not());
  }

  #joined(word: 'and' | 'or', next: () => Read): Read {
    const first = next();
    if (!this.#cursor.isWord(word)) return first;
    const terms = [this.#condition(first)];
    while (this.#cursor.acceptWord(word)) terms.push(this.#condition(next()));
    const predicate: Predicate = { type: word, terms: terms.map((term) => term.predicate) };
    const read = { predicate, start: first.start, end: this.#cursor.end };
    return word === 'and' ? { ...read, terms } : read;
  }

  #not(): Read {
    const { start } = this.#cursor.token;
    if (!this.#cursor.acceptWord('not')) return this.#comparison();
    const { predicate } = this.#condition(this.#nested(() => this.#not()));
    return { predicate: { type: 'not', term: predicate }, start, end: this.#cursor.end };
  }

  #comparison(): Read {
    const left = this.#sum();
    if (!isOperand(left)) return left;
    const predicate = this.#comparedWith(left);
    return predicate ? { predicate, start: left.start, end: this.#cursor.end } : left;
  }

  #comparedWith(left: ReadOperand): Predicate | null {
    const cursor = this.#cursor;
    const { token } = cursor;
    const operator = cursor.acceptSymbol(...Object.keys(comparisonOf));
    if (operator !== null) return this.#compared(left, comparisonOf[operator] ?? '=', token);
    const matching = cursor.acceptSymbol('=~', '!~');
    if (matching !== null) return this.#matches(left, matching === '!~');
    if (token.type === 'word' && matchWords.includes(token.text.toLowerCase()))
      return cursor.fail(`“${token.text}” has no meaning in a filter.`, '=~');
    if (cursor.acceptWord('is')) return this.#is(left);
    const negated = cursor.acceptWord('not');
    if (cursor.acceptWord('in')) return this.#inList(left, negated);
    for (const word of ['like', 'ilike'] as const) if (cursor.acceptWord(word)) return this.#like(left, word, negated);
    return negated ? cursor.fail('“in”, “like” or “ilike” is missing after “not”.') : null;
  }

  #compared(left: ReadOperand, operator: Comparison, { start }: Span): Predicate {
    mustNotBeMisspelt(this.#cursor, left);
    const right = this.#operand(this.#sum());
    mustHaveOrder(operator, right, start);
    return comparison(operator, left, right, this.context);
  }

  #matches(left: ReadOperand, negated: boolean): Predicate {
    const { pattern, span } = this.#pattern(left, '=~');
    const fault = patternFault(pattern);
    if (fault) throw new FilterError(placeInText(span, this.context.text, fault.at), fault.message);
    return { type: 'matches', left: left.operand, pattern, negated };
  }

  #like(left: ReadOperand, word: 'like' | 'ilike', negated: boolean): Predicate {
    const { pattern } = this.#pattern(left, word);
    return { type: 'like', left: left.operand, pattern, ignoreCase: word === 'ilike', negated };
  }

  #pattern(left: ReadOperand, operator: string): { readonly pattern: string; readonly span: Span } {
    if (left.type !== 'text' && left.type !== 'recorded')
      throw new FilterError(left, `Only texts can be compared by “${operator}”.`);
    const { token } = this.#cursor;
    if (token.type !== 'text' || token.quote === '`') {
      const meant = token.type === 'word' ? formatText(token.text) : null;
      return this.#cursor.fail(`A text in quotes is missing after “${operator}”.`, meant);
    }
    this.#cursor.next();
    return { pattern: token.value, span: token };
  }

  #is(left: ReadOperand): Predicate {
    const negated = this.#cursor.acceptWord('not');
    if (this.#cursor.acceptWord('null')) return { type: 'null', left: left.operand, negated };
    const kind = numberKinds.find((word) => this.#cursor.acceptWord(word));
    return kind ? kindOfNumber(kind, left, negated) : failAfterIs(this.#cursor);
  }

  #inList(left: ReadOperand, negated: boolean): Predicate {
    const values: (string | number)[] = [];
    this.#cursor.expectSymbol('(', 'before the list');
    do {
      mustNotBeMisspelt(this.#cursor, left);
      values.push(listValue(left, this.#literal(), this.context));
    } while (this.#cursor.acceptSymbol(',') !== null);
    this.#cursor.expectSymbol(')', 'after the list');
    return { type: 'in', left: left.operand, values, negated };
  }

  #literal(): ReadOperand {
    const value = this.#operand(this.#sign());
    if (!value.literal) throw new FilterError(value, 'A list holds texts in quotes and numbers.');
    return value;
  }

  #sum(): Read {
    return this.#chain(['+', '-'], () => this.#product());
  }

  #product(): Read {
    return this.#chain(['*', '/', '%'], () => this.#sign());
  }

  #chain(operators: readonly ('+' | '-' | '*' | '/' | '%')[], next: () => Read): Read {
    let left = next();
    for (;;) {
      const operator = operators.find((candidate) => this.#cursor.isSymbol(candidate));
      if (!operator) return left;
      const first = this.#operand(left);
      this.#cursor.next();
      left = arithmetic(operator, first, this.#operand(next()));
      if (left.depth > deepest) throw tooDeep(left);
    }
  }

  #sign(): Read {
    const { start } = this.#cursor.token;
    if (this.#cursor.acceptSymbol('-') !== null)
      return negative(this.#operand(this.#nested(() => this.#sign())), start);
    if (this.#cursor.acceptSymbol('+') !== null) return this.#operand(this.#nested(() => this.#sign()));
    return this.#atom();
  }

  #atom(): Read {
    const { token } = this.#cursor;
    if (this.#cursor.acceptSymbol('(') !== null) return this.#parenthesised(token.start);
    if (token.type === 'number' || token.type === 'duration') {
      this.#cursor.next();
      return literalOperand({ type: 'number', value: token.value }, token.type, token);
    }
    if (token.type === 'text' && token.quote !== '`') {
      this.#cursor.next();
      return literalOperand({ type: 'text', value: token.value }, 'text', token);
    }
    return this.#wordValue() ?? this.#call() ?? this.#column();
  }

  #parenthesised(start: number): Read {
    const read = this.#nested(() => this.#or());
    this.#cursor.expectSymbol(')', 'at the end of what “(” begins');
    const { end } = this.#cursor;
    return isOperand(read) ? { ...read, start, end } : { predicate: read.predicate, start, end };
  }

  #wordValue(): ReadOperand | null {
    const { token } = this.#cursor;
    if (token.type !== 'word') return null;
    const word = token.text.toLowerCase();
    const known = word === 'now' ? ({ value: this.context.now, type: 'time' } as const) : valueWords.get(word);
    if (!known) return null;
    this.#cursor.next();
    return literalOperand({ type: 'number', value: known.value }, known.type, token);
  }

  /** "min(metrics.loss)", "search('words')". */
  #call(): Read | null {
    const { token } = this.#cursor;
    if (token.type !== 'word' || !this.#cursor.text.slice(token.end).trimStart().startsWith('(')) return null;
    if (keywords.some((word) => this.#cursor.isWord(word))) return null;
    const name = token.text.toLowerCase();
    const known = seriesFunctions.find((candidate) => candidate === name);
    if (!known && name !== 'search') {
      const suggestion = nearest(name, [...seriesFunctions, 'search']);
      throw new FilterError(token, `There is no function “${token.text}”.`, suggestion);
    }
    this.#cursor.next();
    this.#cursor.next();
    return known ? this.#seriesCall(known, token.start) : this.#searchCall(token.start);
  }

  #searchCall(start: number): ReadPredicate {
    const { token } = this.#cursor;
    if (token.type !== 'text') return this.#cursor.fail('The words to search for are missing, in quotes.');
    this.#cursor.next();
    this.#cursor.expectSymbol(')', 'after the words');
    return { predicate: { type: 'search', words: token.value }, start, end: this.#cursor.end };
  }

  #seriesCall(name: SeriesFunction, start: number): ReadOperand {
    const { column, span } = readReference(this.#cursor, this.names);
    if (column.kind !== 'metric') throw new FilterError(span, `“${name}” is of a metric.`);
    const points = name === 'mean_last' ? readPointCount(this.#cursor) : null;
    this.#cursor.expectSymbol(')', `after the metric of “${name}”`);
    this.#note(`${name}.${column.key}`);
    const summary = metricSummaries.find((candidate) => candidate === name);
    return columnOperand(
      summary
        ? { type: 'column', column: { ...column, of: summary }, called: true, span }
        : { type: 'series', function: name, key: column.key, points, span },
      { start, end: this.#cursor.end },
    );
  }

  #column(): ReadOperand {
    const { column, span } = readReference(this.#cursor, this.names);
    this.#note(`${column.kind}.${column.key}`);
    return columnOperand({ type: 'column', column, called: false, span });
  }

  /** More columns than this a database does not join. */
  #note(column: string): void {
    this.#columns.add(column);
    if (this.#columns.size > mostColumns)
      throw new FilterError(this.#cursor.place, `A filter can ask for at most ${mostColumns} columns.`);
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > deepest) throw tooDeep(this.#cursor.place);
    const result = read();
    this.#depth--;
    return result;
  }

  #operand(read: Read): ReadOperand {
    if (isOperand(read)) return read;
    throw new FilterError(read, 'A column, a number or a text is needed here, not a condition.');
  }

  /** A text alone is searched for, an attribute that is true or false stands for itself. */
  #condition(read: Read): ReadPredicate {
    if (!isOperand(read)) return read;
    const { operand, type, literal, start, end } = read;
    if (operand.type === 'text') return { predicate: { type: 'search', words: operand.value }, start, end };
    if (type !== 'flag' || literal) return this.#failWithoutComparison(read);
    const right: Operand = { type: 'number', value: 1 };
    return { predicate: { type: 'compare', operator: '=', left: operand, right }, start, end };
  }

  #failWithoutComparison(read: ReadOperand): never {
    const { token } = this.#cursor;
    if (token.type === 'wrong') this.#cursor.fail('');
    const written = this.context.text.slice(read.start, read.end);
    const suggestion = token.type === 'word' ? nearest(token.text, keywords) : null;
    if (token.type === 'word' && !this.#cursor.isWord('and') && !this.#cursor.isWord('or'))
      throw new FilterError(token, `A comparison such as “=” or “>” is missing after ${written}.`, suggestion);
    throw new FilterError(read, `${written} is not compared with anything.`);
  }

  #failAtRest(): never {
    const { token } = this.#cursor;
    const suggestion = token.type === 'word' ? nearest(token.text, ['and', 'or']) : null;
    return this.#cursor.fail('“and” or “or” is missing before this.', suggestion);
  }
}
