/** Works through many things, a few at a time. */
export async function inTurns<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>) {
  let next = 0
  const workers = Array.from({ length: atOnce }, async () => {
    for (let one = all[next++]; one !== undefined; one = all[next++]) await work(one)
  })
  await Promise.all(workers)
}
