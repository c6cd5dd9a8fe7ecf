/** The page of rights that a clinic signs. */
import { permissionMatrix } from '@alongside/domain/permission-matrix'

export function permissionPage(): string {
  return `# Who may do and see what

<!-- Made from packages/domain/src/permissions.ts. Change it there, then: npm run fix -->

This page is the whole of it: the software asks the same table before every step and every look, and the database
asks it once more. Please read it, and sign below when it is what you agreed to.

${permissionMatrix()}

| Signed for | Name and role | Date |
| --- | --- | --- |
| the clinic |  |  |
| the charity |  |  |
`
}
