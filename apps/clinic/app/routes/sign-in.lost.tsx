export { LostPage as default, wayBackMeta as meta } from '@alongside/web/way-back'
export { lostAction as action } from '@alongside/web/way-back.server'
