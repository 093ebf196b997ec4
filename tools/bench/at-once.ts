/** Does a thing so many times, so many at once. */
export async function many(
  { times, atOnce }: { readonly times: number; readonly atOnce: number },
  once: () => Promise<void>,
): Promise<void> {
  let left = times;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await once();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
