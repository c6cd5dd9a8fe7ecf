import { hydrate } from '@alongside/web/entry.client'

hydrate()
