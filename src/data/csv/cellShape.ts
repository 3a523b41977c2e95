const number = /^[+-]?(\d+([.,]\d+)?|\.\d+|\d{1,3}([,.' ]\d{3})+([.,]\d+)?)(e[+-]?\d+)?\s?%?$/i;
const date =
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([ T]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;
const time = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?$/;
const address = /^([\w.+-]+@[\w-]+(\.[\w-]+)+|[a-z]+:\/\/\S+)$/i;
const amount = /^[+-]?[\d.,]*\d\s?[\p{L}\p{Sc}%°\ufffd]{1,3}$/u;
// Words without the signs that separate cells: text that holds them speaks against the delimiter that left them in.
const words = /^[^,;\t|"\n\r]*$/u;

/** Numbers, dates and times: what a column name hardly ever looks like. */
export function isDataLike(text: string): boolean {
  const trimmed = text.trim();
  return number.test(trimmed) || date.test(trimmed) || time.test(trimmed);
}

/** Whether a cell reads as one thing, which tells that a delimiter splits at the right places. */
export function isOneThing(text: string): boolean {
  const trimmed = text.trim();
  return words.test(trimmed) || isDataLike(trimmed) || amount.test(trimmed) || address.test(trimmed);
}
