/** The last part of the name of a param, tag or metric, in small letters: "random_state" of "model__Random_State". */
export function lastPart(name: string): string {
  return (name.split(/[/.:]|__/).at(-1) ?? '').toLowerCase();
}
