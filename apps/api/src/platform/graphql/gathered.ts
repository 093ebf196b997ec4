import { nextTurn } from '../next-turn.js';

/**
 * Lets all who ask within one turn share one reading, as the lines of a list do that each ask for their own.
 * @param readAll reads for all of them, and answers how to find what one of them asked for
 */
export function gathered<Key, Answer>(
  readAll: (keys: readonly Key[]) => Promise<(key: Key) => Answer>,
): (key: Key) => Promise<Answer> {
  let asked: { readonly keys: Key[]; readonly found: Promise<(key: Key) => Answer> } | undefined;
  const begin = () => {
    const keys: Key[] = [];
    const found = nextTurn().then(async () => {
      asked = undefined;
      return readAll(keys);
    });
    return { keys, found };
  };
  return async key => {
    asked ??= begin();
    const { keys, found } = asked;
    keys.push(key);
    return (await found)(key);
  };
}
