import type { Logger } from '../base/logger';

/** A line of the log on its way from a thread to the window. */
export interface LogMessage {
  readonly type: 'log';
  readonly level: keyof Logger;
  readonly message: string;
}

/** The log of a thread: its lines are sent to the window, which has the log. */
export function sentLogger(send: (message: LogMessage) => void): Logger {
  const line = (level: keyof Logger) => (message: string) => send({ type: 'log', level, message });
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
