// Run as a process of its own by chromium.ts: the package unpacks into the temporary folder of its process, and adds
// the libraries it needs only when it believes to be in a bare container.
import chromium from '@sparticuz/chromium'

await chromium.executablePath()
