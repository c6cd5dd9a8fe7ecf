// Makes the logins and brings the database to this version. As its superuser; before the new version of anything starts.
import { migrate, secretsFrom } from '@alongside/api/install'
import { environment } from './environment.ts'

const env = environment()
if (!env.DATABASE_URL) throw new Error('Set DATABASE_URL to the database, as its superuser.')
const applied = await migrate(env.DATABASE_URL, secretsFrom(env))
process.stdout.write(
  applied.length > 0 ? `Applied ${applied.join(', ')}.\n` : 'The database is at this version already.\n',
)
