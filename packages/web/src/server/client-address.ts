/**
 * The address a request came from. `X-Forwarded-For` counts only when the neighbour is a proxy known by its own
 * address, and then the last entry that is no proxy of ours: everything before it may be invented.
 */
export function clientAddress(
  neighbour: string | undefined,
  forwardedFor: string | undefined,
  trusted: readonly string[],
): string {
  const near = plain(neighbour ?? '')
  if (!trusted.includes(near)) return near
  const chain = (forwardedFor ?? '').split(',').map(plain)
  return chain.findLast(address => address !== '' && !trusted.includes(address)) ?? near
}

/** An IPv4 address reads the same whether or not the socket speaks IPv6. */
function plain(address: string): string {
  return address.trim().replace(/^::ffff:/, '')
}
