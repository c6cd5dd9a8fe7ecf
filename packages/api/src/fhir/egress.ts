/**
 * The only way in which this house calls an address that somebody outside named. It calls by https, the hosts that the
 * install allows and no other, and never one inside a private network: an address is looked at again once it is known
 * to which machine it leads, so that a name cannot lead elsewhere at the last moment.
 */
import { lookup } from 'node:dns'
import { request as plainRequest, type RequestOptions } from 'node:http'
import { request as safeRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export interface Egress {
  /** Names of hosts, each as it stands in an address. */
  readonly hosts: readonly string[]
  /** For an install whose clinics are reached inside of one network. */
  readonly privateNetworks: boolean
  /** For tests: an address without encryption. */
  readonly plainHttp?: boolean
}

/** Nothing leaves a house that was not told where to. */
export const nowhere: Egress = { hosts: [], privateNetworks: false }

type Problem = 'notAllowed' | 'privateAddress' | 'unreachable' | 'tooSlow' | `http${number}`

const PATIENCE_MS = 10_000

const ranges = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  ranges.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  // what carries an address of version 4 inside of it may lead to any machine at all
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  ranges.addSubnet(net, bits, 'ipv6')

/** Whether an address belongs to a network that is nobody's business from outside. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return ranges.check(mapped, 'ipv4')
  const family = isIP(address)
  if (family === 0 || /^::ffff:/i.test(address)) return true
  return ranges.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

class PrivateAddress extends Error {}

/** Sends a body and reads no more of the answer than its status. Follows nothing. */
export async function post(
  egress: Egress,
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ ok: true } | { ok: false; problem: Problem }> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !mayCall(egress, url)) return { ok: false, problem: 'notAllowed' }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && isPrivate(host) && !egress.privateNetworks)
    return { ok: false, problem: 'privateAddress' }
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    timeout: PATIENCE_MS,
    signal: AbortSignal.timeout(PATIENCE_MS),
    lookup: watched(egress),
  }
  try {
    const status = await statusOf(url, options, body)
    return status >= 200 && status < 300 ? { ok: true } : { ok: false, problem: `http${status}` }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

function mayCall(
  { hosts, plainHttp }: Egress,
  { protocol, host, hostname, username, password }: URL,
): boolean {
  if (protocol !== 'https:' && !(plainHttp && protocol === 'http:')) return false
  return username === '' && password === '' && (hosts.includes(host) || hosts.includes(hostname))
}

function watched({ privateNetworks }: Egress): LookupFunction {
  return (hostname, options, found) =>
    lookup(hostname, options, (error, address, family) => {
      const all = Array.isArray(address) ? address.map(each => each.address) : [address]
      if (!error && !privateNetworks && all.some(isPrivate)) found(new PrivateAddress(), address, family)
      else found(error, address, family)
    })
}

function statusOf(url: URL, options: RequestOptions, body: string): Promise<number> {
  const request = url.protocol === 'https:' ? safeRequest : plainRequest
  return new Promise((resolve, reject) => {
    const sending = request(url, options, answer => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    sending.on('timeout', () => sending.destroy(new DOMException('Too slow', 'TimeoutError')))
    sending.on('error', reject)
    sending.end(body)
  })
}

function problemOf(error: unknown): Problem {
  if (error instanceof PrivateAddress) return 'privateAddress'
  const { name } = error as Error
  return name === 'TimeoutError' || name === 'AbortError' ? 'tooSlow' : 'unreachable'
}
