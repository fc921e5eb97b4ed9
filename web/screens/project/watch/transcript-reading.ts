import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { keys } from '../reading.js';

export type Transcript = Shapes['TranscriptShape'];
export type Change = Shapes['EditRequest']['change'];

/** The newest words, with the tag that a change of them has to name. */
export interface Words {
  readonly transcript: Transcript;
  readonly etag: string | null;
}

export const useTranscript = (projectId: string): UseQueryResult<Words> =>
  useQuery({
    queryKey: keys.transcript(projectId),
    queryFn: async () => {
      let etag: string | null = null;
      const asked = api.GET('/v1/projects/{projectId}/transcript', { params: { path: { projectId } } }).then(answer => {
        etag = answer.response.headers.get('etag');
        return answer;
      });
      return { transcript: await taken(asked), etag };
    },
  });

/** A change of the words by their owner: another version, free of charge. */
export const useChange = (projectId: string, etag: string | null, onDone?: () => void) =>
  useWrite(
    (change: Change, header) =>
      taken(
        api.PATCH('/v1/projects/{projectId}/transcript', {
          params: { path: { projectId }, header: { ...header, ...(etag !== null && { 'If-Match': etag }) } },
          body: { change },
        }),
      ),
    { renews: [keys.transcript(projectId)], ...(onDone && { onDone }) },
  );
