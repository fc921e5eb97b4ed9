import { useDocumentVisibility } from '@mantine/hooks';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, taken, type Shapes } from '../../../api/client.js';
import type { Output } from '../reading.js';

/** The whole text of an output that is ready. It never changes. */
export const useText = ({ outputId, state }: Pick<Output, 'outputId' | 'state'>): UseQueryResult<string> =>
  useQuery({
    queryKey: ['outputs', outputId, 'content'],
    enabled: state === 'ready',
    staleTime: Infinity,
    queryFn: async () => {
      const params = { path: { outputId }, query: {} };
      return (await taken(api.GET('/v1/outputs/{outputId}/content', { params, parseAs: 'text' }))) as string;
    },
  });

type Piece = Shapes['TextPieceShape'];

/** A browser has six connections for one host, and all its tabs share them: of texts that arrive at once, so many are followed together. */
const LINES = 2;
let turn = 0;

/** Follows a text as soon as one of the lines is free; whoever waits is shown how the work stands. */
const follow = (taskId: string, onPiece: (piece: Piece) => void): (() => void) => {
  const leaving = new AbortController();
  const { signal } = leaving;
  turn = (turn + 1) % LINES;
  const listen = (): Promise<void> =>
    new Promise(resolve => {
      const source = new EventSource(`/v1/tasks/${taskId}/text`);
      source.addEventListener('text', ({ data }: MessageEvent<string>) => onPiece(JSON.parse(data) as Piece));
      signal.addEventListener('abort', () => {
        source.close();
        resolve();
      });
    });
  navigator.locks.request(`keyreel-text-${String(turn)}`, { signal }, listen).catch(() => undefined);
  return () => leaving.abort();
};

/** The text as it is being written; it comes piece by piece, and a line that broke goes on where it was. A tab that nobody looks at follows nothing. */
export const useArriving = (taskId: string, isRunning: boolean): string => {
  const [text, setText] = useState('');
  const isSeen = useDocumentVisibility() === 'visible';
  useEffect(() => {
    if (!isRunning || !isSeen) return undefined;
    return follow(taskId, piece => setText(before => before.slice(0, piece.offset) + piece.text));
  }, [taskId, isRunning, isSeen]);
  return text;
};

export const useReceipt = (outputId: string, isWanted: boolean): UseQueryResult<Shapes['ReceiptShape']> =>
  useQuery({
    queryKey: ['outputs', outputId, 'receipt'],
    enabled: isWanted,
    queryFn: () => taken(api.GET('/v1/outputs/{outputId}/receipt', { params: { path: { outputId } } })),
  });
