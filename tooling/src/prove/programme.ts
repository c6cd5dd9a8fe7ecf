/** A programme of its own for a proof: a throw-away PostgreSQL, everything migrated, a clinic, and its team. */
import { openProgramme, type Programme } from '@alongside/api/testing'
import { openTestCluster } from '@alongside/api/testing/cluster'

/** Opens a programme, lets a proof work with it, and leaves nothing behind. */
export async function withProgramme<T>(work: (programme: Programme) => Promise<T>): Promise<T> {
  const { cluster, close } = await openTestCluster()
  try {
    const programme = await openProgramme(undefined, cluster)
    try {
      return await work(programme)
    } finally {
      await programme.close()
    }
  } finally {
    await close()
  }
}
