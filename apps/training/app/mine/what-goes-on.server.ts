/** The one record of the caller that goes on: an application, or a training. */
import type { Api } from '@alongside/web/request.server'

export async function whatGoesOn(
  api: Api,
): Promise<{ kind: 'recruitment' | 'training'; id: string; seq: number } | null> {
  const { recruitment, training } = await api.training.mine.query()
  if (training?.status === 'active') return { kind: 'training', id: training.id, seq: training.seq }
  if (recruitment?.status === 'active')
    return { kind: 'recruitment', id: recruitment.id, seq: recruitment.seq }
  return null
}
