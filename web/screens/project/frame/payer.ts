import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../../api/client.js';
import { keys } from '../reading.js';

/** Who pays for texts and images in one project now, in the service's own words. */
export interface GenerationPayer {
  readonly payer: 'credits' | 'own-key' | 'refused';
  readonly decision: string;
  readonly rule: string | null;
  readonly remedies: readonly string[];
}

const PAYERS: ReadonlySet<unknown> = new Set(['credits', 'own-key', 'refused']);

const payerIn = (recorded: unknown): GenerationPayer['payer'] => {
  const payer: unknown = typeof recorded === 'object' && recorded !== null ? Reflect.get(recorded, 'payer') : undefined;
  return PAYERS.has(payer) ? (payer as GenerationPayer['payer']) : 'refused';
};

/** The project's own question to the resolver comes first among those that the service has asked again. */
const payerOf = ({ decision, rule, remedies, replayed }: Shapes['WhyShape']): GenerationPayer => ({
  payer: payerIn(replayed.decisions[0]?.recorded),
  decision,
  rule: rule?.sentence ?? null,
  remedies,
});

export const useGenerationPayer = (projectId: string): UseQueryResult<GenerationPayer> =>
  useQuery({
    queryKey: keys.payer(projectId),
    queryFn: async () => payerOf(await taken(api.GET('/v1/why/projects/{projectId}', { params: { path: { projectId } } }))),
  });

export const usePayers = (): UseQueryResult<Shapes['PayersShape']> =>
  useQuery({ queryKey: ['who-pays'], queryFn: () => taken(api.GET('/v1/who-pays', {})) });
