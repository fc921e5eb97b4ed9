import { useQuery } from '@tanstack/react-query';
import { api, Refused, taken, type Shapes } from '../../api/client.js';

export type Arrived = Shapes['ReadUploadShape'];

const TRIES = 20;
const PAUSE_MS = 500;

/** What the service has found in a file that is there. It looks for a moment after the last byte, so "unknown" is asked again. */
export const useArrived = (uploadId: string | null) =>
  useQuery({
    queryKey: ['uploads', uploadId],
    queryFn: () => taken(api.GET('/v1/uploads/{uploadId}', { params: { path: { uploadId: uploadId ?? '' } } })),
    enabled: uploadId !== null,
    retry: (failures, error) => failures < TRIES && error instanceof Refused && (error.status === 404 || error.status >= 500 || error.status === 0),
    retryDelay: PAUSE_MS,
    staleTime: Infinity,
  });
