// Tells the demo story in a process of its own, so that a test can kill it in the middle.
import { secretsFrom } from '@alongside/api/install'
import { instant } from '@alongside/domain/time'
import { seed } from './seed.ts'

const { TEST_DATABASE: database = '', TEST_SECRET: secret = '', TEST_NOW: now = '' } = process.env
await seed({ database, secrets: secretsFrom({ ALONGSIDE_SECRET: secret }), now: instant(now) })
