export { SecondStepPage as default, secondStepMeta as meta } from '@alongside/web/second-step'
export {
  secondStepAction as action,
  secondStepLoader as loader,
} from '@alongside/web/second-step.server'
