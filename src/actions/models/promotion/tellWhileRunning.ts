import { ageText } from '../../../base/numberText';
import { shorten } from '../../../base/text';

const every = 30_000;

/** Tells twice a minute for how long a command has run, until the function that it returns is called. */
export function tellWhileRunning(command: string, tell: (line: string) => void): () => void {
  let ran = 0;
  const timer = setInterval(() => {
    ran += every;
    tell(`‘${shorten(command)}’ has run for ${ageText(ran)}.`);
  }, every);
  return () => {
    clearInterval(timer);
  };
}
