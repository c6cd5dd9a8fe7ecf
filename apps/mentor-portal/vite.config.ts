import { alongsideApp } from '@alongside/web/vite'

export default alongsideApp()
