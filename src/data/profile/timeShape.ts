import { byteCode, isDigit, isLetter } from './byteCodes';

/** Walks over the bytes of a cell and reads digits, and times of day as they are written. */
export class TimeCursor {
  protected bytes: Uint8Array = new Uint8Array(0);
  protected at = 0;
  protected to = 0;
  /** What the last run of digits was worth, and how many there were. */
  protected value = 0;
  protected length = 0;
  /** Milliseconds since midnight, UTC where an offset is given. */
  protected timeOfDay = 0;
  protected zoned = false;

  protected open(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
    this.timeOfDay = 0;
    this.zoned = false;
  }

  /** H:MM, HH:MM:SS, with a fraction and am or pm. */
  protected time(): boolean {
    if (!this.digits(2)) return false;
    let hour = this.value;
    let second = 0;
    let millisecond = 0;
    if (this.bytes[this.at] !== byteCode.colon) return false;
    this.at++;
    if (!this.twoDigits() || this.value > 59) return false;
    const minute = this.value;
    if (this.at < this.to && this.bytes[this.at] === byteCode.colon) {
      this.at++;
      if (!this.twoDigits() || this.value > 60) return false;
      second = this.value;
      if (this.at < this.to && (this.bytes[this.at] === byteCode.dot || this.bytes[this.at] === byteCode.comma)) {
        this.at++;
        if (!this.digits(12)) return false;
        millisecond = Math.floor(this.value * 10 ** (3 - this.length) + 1e-9);
      }
    }
    const half = this.halfOfDay();
    if (half !== 0 && (hour === 0 || hour > 12)) return false;
    if (half !== 0) hour = (hour % 12) + (half === 2 ? 12 : 0);
    if (hour > 23 && !(hour === 24 && minute + second + millisecond === 0)) return false;
    this.timeOfDay = (hour * 3600 + minute * 60 + second) * 1000 + millisecond;
    return true;
  }

  /** 1 for am, 2 for pm, 0 for neither; steps over it. */
  private halfOfDay(): number {
    let at = this.at;
    if (at < this.to && this.bytes[at] === byteCode.space) at++;
    const letter = this.letterAt(at);
    if (letter !== 97 && letter !== 112) return 0;
    at++;
    const dotted = at < this.to && this.bytes[at] === byteCode.dot;
    if (dotted) at++;
    if (this.letterAt(at) !== 109) return 0;
    at++;
    if (dotted && at < this.to && this.bytes[at] === byteCode.dot) at++;
    this.at = at;
    return letter === 97 ? 1 : 2;
  }

  /** Z, +02, +0200, +02:00 or nothing. */
  protected zone(): boolean {
    if (this.at >= this.to) return true;
    if (this.bytes[this.at] === byteCode.space) this.at++;
    const sign = this.bytes[this.at];
    this.zoned = true;
    this.at++;
    if (sign === byteCode.upperZ) return true;
    if ((sign !== byteCode.plus && sign !== byteCode.minus) || !this.digits(4)) return false;
    let minutes = this.length === 4 ? Math.floor(this.value / 100) * 60 + (this.value % 100) : this.value * 60;
    if (this.length !== 4 && this.length !== 2) return false;
    if (this.length === 2 && this.at < this.to && this.bytes[this.at] === byteCode.colon) {
      this.at++;
      if (!this.twoDigits()) return false;
      minutes += this.value;
    }
    this.timeOfDay += minutes * (sign === byteCode.plus ? -60_000 : 60_000);
    return minutes <= 14 * 60;
  }

  /** Reads at most `most` digits; false where there are none, or more. */
  protected digits(most: number): boolean {
    const from = this.at;
    this.value = 0;
    while (this.at < this.to && isDigit(this.bytes[this.at])) {
      this.value = this.value * 10 + (this.bytes[this.at] as number) - 48;
      this.at++;
    }
    this.length = this.at - from;
    return this.length > 0 && this.length <= most;
  }

  protected letterAt(at: number): number {
    return at < this.to && isLetter(this.bytes[at]) ? (this.bytes[at] as number) | 32 : 0;
  }

  private twoDigits(): boolean {
    return this.digits(2) && this.length === 2;
  }

  /** Two digits as a number; far below 0 where they are none. */
  protected pair(at: number): number {
    const tens = (this.bytes[at] as number) - byteCode.zero;
    const units = (this.bytes[at + 1] as number) - byteCode.zero;
    return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1000;
  }

  /** Four digits as a number; below 0 where they are none. */
  protected fourDigits(at: number): number {
    const high = this.pair(at);
    const low = this.pair(at + 2);
    return low < 0 ? low : high * 100 + low;
  }
}
