import type { Answers, Endpoints } from './endpoint';
import { inOneBuffer } from './oneBuffer';
import { fromWire, toWire } from './wire';

/** Answers one question as it came from a panel; rejects what no endpoint has, and what is not as its schema says. */
export type Answering = (endpoint: string, params: unknown) => Promise<unknown>;

/** The end that answers: parses the question, asks who knows, and parses the answer. */
export function answering<All extends Endpoints>(endpoints: All, answers: Answers<All>): Answering {
  return async (name, params) => {
    const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
    const answer = answers[name];
    if (!endpoint || !answer) throw new Error(`A panel asked for "${name}", which nothing answers.`);
    const result = endpoint.result.parse(await answer(endpoint.params.parse(fromWire(params)) as never));
    return inOneBuffer(toWire(result));
  };
}
