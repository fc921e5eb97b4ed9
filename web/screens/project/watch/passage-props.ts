import type { Shapes } from '../../../api/client.js';
import type { Segment } from './places.js';

/** One stretch of speech, and what has to be known to write it otherwise. */
export interface PassageProps {
  readonly projectId: string;
  readonly segment: Segment;
  readonly etag: string | null;
  readonly speakers: readonly Shapes['SpeakerShape'][];
  /** Who begins to speak here; null where the one before goes on. */
  readonly heading: string | null;
  readonly isLast: boolean;
}

/** Where what is typed for it is kept. */
export const draftOf = (projectId: string, segmentId: string): string => `${projectId} said ${segmentId}`;
