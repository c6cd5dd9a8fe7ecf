import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Running, and not a zombie: a dead process whose parent never asked about it still answers to signal 0. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return stateOf(pid) !== 'Z'
}

/**
 * What tells a process from a later one with the same number: the moment it started. Undefined when it is not
 * running, or where this system cannot say.
 */
export function startOf(pid: number): string | undefined {
  if (!isRunning(pid)) return undefined
  const fields = statusOf(pid)
  return fields ? fields[19] : askPs(pid, 'lstart')
}

/** Is this process the server of that directory? Numbers are given again, so the command line has to name it. */
export function serves(pid: number, directory: string): boolean {
  const command = commandOf(pid)
  return command === undefined || command.includes(directory)
}

/** Does any process still work inside this directory? A backend outlives a killed postmaster for a moment. */
export function isInUse(directory: string): boolean {
  let pids: string[]
  try {
    pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  } catch {
    return true
  }
  return pids.some(pid => {
    if (stateOf(Number(pid)) === 'Z') return false
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === directory
    } catch {
      // Not ours to look into: count every PostgreSQL process as one that may be in there.
      return /^postgres/.test(commandOf(Number(pid)) ?? '')
    }
  })
}

function stateOf(pid: number): string | undefined {
  return statusOf(pid)?.[0]
}

/** Undefined where the system does not tell. */
function commandOf(pid: number): string | undefined {
  return read(`/proc/${pid}/cmdline`) || askPs(pid, 'command')
}

function askPs(pid: number, column: string): string | undefined {
  try {
    const args = ['-o', `${column}=`, '-p', String(pid)]
    return (
      execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined
    )
  } catch {
    return undefined
  }
}

/** The fields of /proc/PID/stat after the command name, which may itself hold spaces and brackets. */
function statusOf(pid: number): string[] | undefined {
  const status = read(`/proc/${pid}/stat`)
  return status?.slice(status.lastIndexOf(')') + 2).split(' ')
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
