import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../../src/runs/query/parseFilter';
import { printPredicate } from './printPredicate';

const now = Date.UTC(2026, 10, 25, 12);

function printed(text: string): string {
  const { predicate, problems } = parseFilter(text, { now });
  const [problem] = problems;
  if (problem)
    return `${text.slice(0, problem.start)}⟨${text.slice(problem.start, problem.end)}⟩ ${problem.message} → ${problem.suggestion ?? '?'}`;
  return predicate ? printPredicate(predicate) : 'everything';
}

describe("MLflow's syntax is understood", () => {
  it.each([
    ['', 'everything'],
    ['metrics.rmse < 1 and params.model = "tree"', "(metrics.rmse < 1 and params.model = 'tree')"],
    ['metric.`a b/c` >= -1.5e-3', 'metrics.`a b/c` >= -0.0015'],
    ['params."l""r" != \'it\'\'s\'', "params.`l\"r` != 'it''s'"],
    ['tags.mlflow.user = "ana" AND tag.x LIKE "%a_"', "(tags.mlflow.user = 'ana' and tags.x like '%a_')"],
    ['attributes.status = "FINISHED"', "status = 'finished'"],
    ["run.run_name ilike 'A%'", "name ilike 'A%'"],
    ["attr.run_id IN ('a', 'b')", "id in ('a', 'b')"],
    ["run_id NOT IN ('a')", "id not in ('a')"],
    ['params.x IS NULL and parameters.y is not null', '(params.x is null and params.y is not null)'],
    ['start_time > 1767225600000', 'started > 1767225600000'],
  ])('%s', (text, expected) => expect(printed(text)).toBe(expected));
});

describe('beyond MLflow there are', () => {
  it.each([
    ['alternatives and negation', "not metrics.a > 1 or (params.b = '2')", "(not metrics.a > 1 or params.b = '2')"],
    ['and before or', 'starred or archived and partly', '(starred = 1 or (archived = 1 and partly = 1))'],
    ['arithmetic', 'metrics.a - metrics.b * 2 > -(1 + 2) / 3', '(metrics.a - (metrics.b * 2)) > (-(1 + 2) / 3)'],
    [
      'parentheses around numbers',
      '(metrics.a + 1) % 2 = 0 and (starred)',
      '(((metrics.a + 1) % 2) = 0 and starred = 1)',
    ],
    ['two columns', 'metrics.test < metrics.train', 'metrics.test < metrics.train'],
    [
      'values on the left',
      "'rf' = params.model and 0.5 <= metrics.auc",
      "(params.model = 'rf' and metrics.auc >= 0.5)",
    ],
    [
      'numbers and texts of params',
      "params.depth >= 6 and params.depth = '6'",
      "(params.depth >= 6 and params.depth = '6')",
    ],
    ['regular expressions', "params.model =~ '^rf' and name !~ 'x$'", "(params.model =~ '^rf' and name !~ 'x$')"],
    ['functions of series', 'min(metrics.loss) < 0.1', 'min(metrics.loss) < 0.1'],
    [
      'means of last points',
      'mean_last(metrics.`a b`, 10) > SD(metrics.c)',
      'mean_last(metrics.`a b`, 10) > sd(metrics.c)',
    ],
    ['search', "search('random forest') or 'rf'", "(search('random forest') or search('rf'))"],
    ['times that lie back', 'started > -7d', `started > ${now - 7 * 86_400_000}`],
    ['dates', "ended < '2026-11-01'", `ended < ${Date.UTC(2026, 10, 1)}`],
    ['days', "started = '2026-11-01'", `(started >= ${Date.UTC(2026, 10, 1)} and started < ${Date.UTC(2026, 10, 2)})`],
    ['moments with a zone', "started >= '2026-11-01T10:00+02:00'", `started >= ${Date.UTC(2026, 10, 1, 8)}`],
    ['calculated times', 'started > now - 90m', `started > (${now} - 5400000)`],
    ['durations', 'duration > 2h', 'duration > 7200000'],
    ['durations below a second', 'duration < 700ms', 'duration < 700'],
    ['durations of several units', 'duration > 1h30m', 'duration > 5400000'],
    ['durations with a fraction', 'duration > 1.5h', 'duration > 5400000'],
    ['durations in seconds', 'duration > 90 and 1.001 < duration', '(duration > 90000 and duration > 1001)'],
    ['durations in lists', 'duration in (90, 2m)', 'duration in (90000, 120000)'],
    ['calculated durations', 'duration + 30 > 60 * 2', '(duration + 30000) > ((60 * 2) * 1000)'],
    ['spans of time', 'ended - started > 90', '(ended - started) > 90000'],
    ['seconds before now', 'started > now - 90', `started > (${now} - 90000)`],
    ['durations in minutes', 'duration / 60 > 2', '(duration / 60) > 2000'],
    ['rates', 'metrics.rows / duration > 5', '((metrics.rows * 1000) / duration) > 5'],
    ['shares of durations', 'duration / (ended - started) < 0.5', '(duration / (ended - started)) < 0.5'],
    ['durations beside recorded seconds', 'metrics.t < duration', 'duration > (metrics.t * 1000)'],
    ['recorded seconds beside durations', 'params.timeout > 2m', 'params.timeout > 120'],
    ['kinds of numbers', 'metrics.a is nan or params.b is not finite', '(metrics.a is nan or params.b is not finite)'],
    ['kinds of what is calculated', 'metrics.a / metrics.b IS INF', '(metrics.a / metrics.b) is inf'],
    ['true and false', 'starred = false and params.amp != true', "(starred = 0 and params.amp not ilike 'true')"],
    [
      'numbers that are none',
      'metrics.loss = nan or metrics.loss = -inf',
      '(metrics.loss = NaN or metrics.loss = -Infinity)',
    ],
    ['numbers in lists', 'params.depth in (3, -6)', 'params.depth in (3, -6)'],
  ])('%s', (_, text, expected) => expect(printed(text)).toBe(expected));
});

const noTime = "A time is compared with a date in quotes, as '2026-11-01', or with how long it lies back, as -7d.";

describe('a problem stands at its characters, says what is wrong and what was probably meant', () => {
  it.each([
    ['metrics.auc > ', 'metrics.auc ⟨>⟩ A column, a number or a text in quotes is missing here. → ?'],
    ['metrics.auc', '⟨metrics.auc⟩ metrics.auc is not compared with anything. → ?'],
    ['metric.auc > 1 adn starred', 'metric.auc > 1 ⟨adn⟩ “and” or “or” is missing before this. → and'],
    ['metrisc.auc > 1', '⟨metrisc.auc⟩ “metrisc” is none of metrics, params, tags and attributes. → metrics.auc'],
    [
      "statsu = 'finished'",
      '⟨statsu⟩ “statsu” is no attribute; a metric is written metrics.statsu, a param params.statsu, a text in quotes. → status',
    ],
    [
      "status = 'finishd'",
      "status = ⟨'finishd'⟩ A status is one of running, finished, failed, killed, scheduled. → 'finished'",
    ],
    ["metrics.auc > '0.5'", "metrics.auc > ⟨'0.5'⟩ metrics.auc is compared with a number, without quotes. → 0.5"],
    ['name = 5', "name = ⟨5⟩ A text is compared with a text, in quotes. → '5'"],
    ['params.model in (mlp, net)', "params.model in (⟨mlp⟩ “mlp” is no column; a text is written in quotes. → 'mlp'"],
    ['params.model like net', "params.model like ⟨net⟩ A text in quotes is missing after “like”. → 'net'"],
    ['params.model = xgb', "params.model = ⟨xgb⟩ “xgb” is no column; a text is written in quotes. → 'xgb'"],
    ['minn(metrics.a) > 1', '⟨minn⟩ There is no function “minn”. → min'],
    ["params.a = 'x", "params.a = ⟨'x⟩ The closing ' is missing. → 'x'"],
    ['metrics.a > 1 && starred', 'metrics.a > 1 ⟨&&⟩ “&&” has no meaning in a filter outside quotes. → and'],
    [
      'metrics.a > 1x',
      'metrics.a > ⟨1x⟩ “1x” is neither a number nor a duration such as 90s or 1h30m; its units are ms, s, m, h, d, w, y. → ?',
    ],
    [
      'params.a > 1x',
      "params.a > ⟨1x⟩ “1x” is neither a number nor a duration such as 90s or 1h30m; its units are ms, s, m, h, d, w, y. → '1x'",
    ],
    [
      'duration > 5x',
      'duration > ⟨5x⟩ “5x” is neither a number nor a duration such as 90s or 1h30m; its units are ms, s, m, h, d, w, y. → ?',
    ],
    [
      'duration in (5m, 5x)',
      'duration in (5m, ⟨5x⟩ “5x” is neither a number nor a duration such as 90s or 1h30m; its units are ms, s, m, h, d, w, y. → ?',
    ],
    [
      "params.a =~ 'it''s (b'",
      "params.a =~ 'it''s ⟨(⟩ The “(” of the regular expression is never closed; “\\(” means the character itself. → ?",
    ],
    [
      "params.a =~ 'b)'",
      "params.a =~ 'b⟨)⟩ Nothing opens the “)” of the regular expression; “\\)” means the character itself. → ?",
    ],
    [
      "params.a =~ '(b**'",
      "params.a =~ '(b*⟨*⟩ There is nothing before the “*” of the regular expression that it could repeat. → ?",
    ],
    ["params.a !~ '[z-a]'", "params.a !~ '[z-⟨a⟩ A range of the regular expression ends here before it begins. → ?"],
    ["params.a rlike '('", 'params.a ⟨rlike⟩ “rlike” has no meaning in a filter. → =~'],
    [
      "started > 'yesterday'",
      "started > ⟨'yesterday'⟩ This is no date; write one as 2026-11-01 in quotes, or as -7d. → ?",
    ],
    [
      "started > '2026-02-31'",
      "started > ⟨'2026-02-31'⟩ This is no date; write one as 2026-11-01 in quotes, or as -7d. → ?",
    ],
    ['started > 7d', 'started > ⟨7d⟩ A time that lies back is written with a minus. → -7d'],
    [
      'started > -1x',
      'started > -⟨1x⟩ “1x” is neither a number nor a duration such as 90s or 1h30m; its units are ms, s, m, h, d, w, y. → ?',
    ],
    [
      'started > 2026-12-30',
      "started > ⟨2026-12-30⟩ “2026-12-30” is a date, which is written in quotes; a subtraction has spaces around its minus. → '2026-12-30'",
    ],
    [
      '2026-12-30T14:03+02:00 <= started',
      "⟨2026-12-30T14:03+02:00⟩ “2026-12-30T14:03+02:00” is a date, which is written in quotes; a subtraction has spaces around its minus. → '2026-12-30T14:03+02:00'",
    ],
    [
      'ended in (2026-12-30 14:03Z)',
      "ended in (⟨2026-12-30 14:03Z⟩ “2026-12-30 14:03Z” is a date, which is written in quotes; a subtraction has spaces around its minus. → '2026-12-30 14:03Z'",
    ],
    ['started > 2026-11', `started > ⟨2026-11⟩ ${noTime} → '2026-11'`],
    ['2026 < started', `⟨2026⟩ ${noTime} → '2026'`],
    ['started > 5', `started > ⟨5⟩ ${noTime} → -5d`],
    ['ended in (-5)', `ended in (⟨-5⟩ ${noTime} → -5d`],
    ['(starred', '(⟨starred⟩ “)” is missing at the end of what “(” begins. → ?'],
    ['params.a lik "x"', 'params.a ⟨lik⟩ A comparison such as “=” or “>” is missing after params.a. → like'],
    ['metrics.a is nul', 'metrics.a is ⟨nul⟩ “null”, “nan”, “inf” or “finite” is missing after “is”. → null'],
    ['metrics.a is nann', 'metrics.a is ⟨nann⟩ “null”, “nan”, “inf” or “finite” is missing after “is”. → nan'],
    ['metrics.a < nan', 'metrics.a ⟨< nan⟩ NaN is neither less nor greater than anything. → is nan'],
    ['name is nan', '⟨name⟩ Only numbers can be asked for “nan”. → ?'],
    [
      'duration > 5min',
      'duration > ⟨5min⟩ “5min” is neither a number nor a duration such as 90s or 1h30m; its units are ms, s, m, h, d, w, y. → 5m',
    ],
    [
      "duration > '1h30m'",
      "duration > ⟨'1h30m'⟩ A duration is written without quotes, as 90 (seconds), 700ms, 5m, 2h or 1h30m. → 1h30m",
    ],
    ['metrics. > 1', 'metrics. ⟨>⟩ The name of a column is missing after the dot. → ?'],
    ['metrics.a like "x"', '⟨metrics.a⟩ Only texts can be compared by “like”. → ?'],
    ['params.a in ()', 'params.a in (⟨)⟩ A column, a number or a text in quotes is missing here. → ?'],
    ['attributes.nane = "x"', '⟨attributes.nane⟩ Runs have no attribute “nane”. → name'],
    ['metrics.a > 1 ü', 'metrics.a > 1 ⟨ü⟩ “and” or “or” is missing before this. → ?'],
    ['metrics.a > 1 🙂', 'metrics.a > 1 ⟨🙂⟩ “🙂” has no meaning in a filter outside quotes. → ?'],
  ])('%s', (text, expected) => expect(printed(text)).toBe(expected));

  it('also where a filter is too long, too deep or asks for too much', () => {
    expect(printed(`name = '${'x'.repeat(2000)}'`)).toMatch(
      /A filter has at most 2000 characters; this one has 2009\. → \?$/,
    );
    expect(printed('('.repeat(65) + 'starred' + ')'.repeat(65))).toMatch(/This is nested more than 64 deep\. → \?$/);
    expect(printed(`0 < ${Array.from({ length: 70 }, () => '1').join('+')}`)).toMatch(
      /This is nested more than 64 deep/,
    );
    expect(printed(Array.from({ length: 41 }, (_, n) => `tags.a${n} = 1`).join(' and '))).toMatch(
      /A filter can ask for at most 40 columns/,
    );
  });
});
