import { useEffect, useState } from 'react';
import type { Shapes } from '../../api/client.js';
import { filled, type LogFilter } from './asking.js';

type Kept = Shapes['KeptEventShape'];

const MOST_SHOWN = 100;

/** Events as they happen, the newest first. The browser resumes by itself after the last one that it had. */
export const useFollowed = ({ stream, category, type, account }: LogFilter) => {
  const [events, setEvents] = useState<readonly Kept[]>([]);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const wanted = filled({ stream, category, type, account });
    const query = new URLSearchParams(Object.entries(wanted).map(([name, value]) => [name, String(value)]));
    const source = new EventSource(`/v1/log/live?${query.toString()}`);
    source.addEventListener('open', () => setLost(false));
    source.addEventListener('error', () => setLost(true));
    source.addEventListener('event', (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as Kept;
      setEvents(before => [event, ...before].slice(0, MOST_SHOWN));
    });
    return () => source.close();
  }, [stream, category, type, account]);
  return { events, isLost };
};
