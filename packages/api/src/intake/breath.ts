/** Lets everybody else have a turn: thousands of rows in one go would hold up every other request of this process. */
async function breath(): Promise<void> {
  await new Promise(resolve => {
    setImmediate(resolve)
  })
}

/** The items in portions of at most `size`, with a breath between them. */
export async function* portions<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await breath()
    yield items.slice(from, from + size)
  }
}
