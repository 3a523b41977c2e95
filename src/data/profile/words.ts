/**
 * What readers take for "missing", lower case: the NA list of pandas' `read_csv`, the error values of spreadsheets in
 * English, German, French, Spanish and Italian, and signs and words that people type. Compared with the trimmed value
 * in any case.
 */
export const missingWords: ReadonlySet<string> = new Set([
  ...['na', 'n/a', 'n.a.', 'n.a', '<na>', '#n/a', '#n/a n/a', '#na', 'nan', '-nan', '1.#ind', '-1.#ind', '1.#qnan'],
  ...['-1.#qnan', 'null', '(null)', '[null]', '<null>', 'none', '(none)', '<none>', 'nil', '\\n', '#ref!', '#value!'],
  ...[
    '#div/0!',
    '#name?',
    '#num!',
    '#null!',
    '#nv',
    '#wert!',
    '#bezug!',
    '#zahl!',
    '#valeur!',
    '#nom?',
    '#nombre!',
    '#nul!',
  ],
  ...['#n/d', '#¡ref!', '#¡valor!', '#¿nombre?', '#¡num!', '#¡div/0!', '#rif!', '#valore!', '#nome?', '#nullo!'],
  ...['?', '??', '???', '-', '--', '---', '.', '..', '...', '–', '—', '*'],
  ...['missing', 'unknown', 'undefined', 'tbd', 'n/d', 'nd', '(blank)', '(empty)', '<empty>', 'no data', 'no value'],
  ...['not available', 'not applicable', 'not known', 'not specified', 'unspecified', 'nat', '<nat>', 'pd.na'],
]);

/** What people type to have something there, lower case; patterns of the same kind are in `isPlaceholder`. */
export const placeholderWords: ReadonlySet<string> = new Set([
  ...['test', 'testing', 'test test', 'asdf', 'asdfasdf', 'asdfgh', 'qwerty', 'qwertz', 'lorem', 'lorem ipsum'],
  ...['foo', 'bar', 'baz', 'foobar', 'foo bar', 'foo@bar', 'foo@bar.com', 'test@test.com', 'a@b.c', 'a@b.com'],
  ...['john doe', 'jane doe', 'max mustermann', 'dummy', 'placeholder', 'changeme', '123-45-6789', '000-00-0000'],
  ...['todo', 'fixme', '00000', '000000', '1234567890'],
]);

const placeholderPattern = /^(x{3,}|lorem ipsum .*|(\+?1[- ])?(\(\d{3}\) |\d{3}-)?555-01\d{2})$/;

/** Whether a trimmed value only fills the cell. */
export function isPlaceholder(lowerCase: string): boolean {
  return placeholderWords.has(lowerCase) || placeholderPattern.test(lowerCase);
}

/** What stands for yes and no, lower case. */
export const booleanWords: ReadonlySet<string> = new Set([
  'true',
  'false',
  't',
  'f',
  'yes',
  'no',
  'y',
  'n',
  'on',
  'off',
]);

/** Numbers beyond all bounds, lower case. */
export const infiniteWords: ReadonlySet<string> = new Set([
  'inf',
  '+inf',
  '-inf',
  'infinity',
  '+infinity',
  '-infinity',
]);

/** Units that may follow a number, as they are written. A letter that looks like a digit is no unit without a blank. */
export const unitWords: ReadonlySet<string> = new Set(
  [
    '% ‰ ° °C °F ºC ºF C° F° K deg degrees ppm ppb pct percent bps',
    'nm µm μm um mm cm dm m km in in. inch inches ft ft. feet foot',
    'yd mi mile miles meter meters metre metres m2 m² m³ cm² cm³ km² ha',
    'sqm sqft acres acre µg μg ug mg g gr kg kgs t ton tons tonnes',
    'lb lbs lb. lbs. oz oz. OZ ounce ounces grams gram pound pounds ml mL',
    'cl dl l L liter liters litre litres gal gallon gallons pt qt cc ccm',
    'ns µs us ms s sec secs second seconds min mins min. minute minutes h',
    'hr hrs hour hours d day days wk wks week weeks mo mos month months',
    'y yr yrs yr. yrs. year years km/h kmh kph mph m/s mpg l/100km rpm',
    'Hz kHz MHz GHz V mV kV W kW MW kWh MWh Wh mA mAh Ah J kJ',
    'kcal cal hp HP bhp PS Nm Pa hPa kPa MPa bar mbar psi mmHg dB',
    'B kB KB MB GB TB KiB MiB GiB px dpi mg/dl mg/dL g/l g/dl mmol/l',
    'pcs pc pieces units items people persons patients users rooms k',
    'USD EUR GBP CHF JPY CNY INR CAD AUD SEK NOK DKK PLN BRL MXN KRW',
    'NZD HKD SGD TWD ZAR CZK HUF TRY RUB ILS THB IDR MYR PHP AED SAR',
    'usd eur gbp dollars euros euro cents € $ £ ¥ ₹ ₩ ₽ kr zł',
  ].flatMap((line) => line.split(' ')),
);

/** How an amount begins that has its currency before it, as a pattern: a sign, US$ and R$, or what may be a code. */
export const currencyPrefix = String.raw`\p{Sc}|(?:US|HK|NZ|AU|CA|SG|TW|MX|NT|[RACS])\$|[A-Z]{3}(?=\s)`;
