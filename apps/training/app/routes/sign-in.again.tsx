export { AgainPage as default, wayBackMeta as meta } from '@alongside/web/way-back'
export { againAction as action } from '@alongside/web/way-back.server'
