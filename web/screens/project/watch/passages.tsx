import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Shapes } from '../../../api/client.js';
import { Passage } from './passage.js';
import { indexAt, type Segment } from './places.js';
import { useAt, usePlayer } from './player.js';
import type { Words } from './transcript-reading.js';
import classes from './watch.module.css';

const TOGETHER = 25;
const NEAR = '1200px 0px';
/** About as tall as a passage is until it was seen. */
const GUESSED_HEIGHT = 64;

/** A stretch of the list that is drawn only near what is seen: an hour of talk has ten thousand words. */
const Stretch = ({ count, isWanted, children }: { readonly count: number; readonly isWanted: boolean; readonly children: () => ReactNode }) => {
  const place = useRef<HTMLDivElement>(null);
  const height = useRef(count * GUESSED_HEIGHT);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const watch = new IntersectionObserver(
      entries => {
        for (const entry of entries) {
          if (!entry.isIntersecting && current.childElementCount > 0) height.current = current.offsetHeight;
          setNear(entry.isIntersecting);
        }
      },
      { rootMargin: NEAR },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  const isDrawn = isNear || isWanted;
  useEffect(() => {
    if (place.current) place.current.style.minBlockSize = isDrawn ? '' : `${String(height.current)}px`;
  }, [isDrawn]);
  return <div ref={place}>{isDrawn ? children() : null}</div>;
};

interface PassagesProps {
  readonly projectId: string;
  readonly words: Words;
  /** The passage that somebody asked for, to be brought into sight. */
  readonly wanted: { readonly segmentId: string } | null;
  readonly isFollowing: boolean;
}

const stretchesOf = (segments: readonly Segment[]): readonly (readonly Segment[])[] =>
  Array.from({ length: Math.ceil(segments.length / TOGETHER) }, (_, at) => segments.slice(at * TOGETHER, (at + 1) * TOGETHER));

/** Brings the passage that is being said, or was asked for, into sight. */
const useInSight = (segments: readonly Segment[], { wanted, isFollowing }: Pick<PassagesProps, 'wanted' | 'isFollowing'>): number => {
  const player = usePlayer();
  const said = useAt(seconds => indexAt(segments, seconds));
  const asked = wanted === null ? -1 : segments.findIndex(({ id }) => id === wanted.segmentId);
  useEffect(() => {
    const id = segments[asked]?.id;
    if (id !== undefined) document.getElementById(`said-${id}`)?.scrollIntoView({ block: 'center' });
  }, [asked, segments, wanted]);
  useEffect(() => {
    const id = segments[said]?.id;
    if (isFollowing && player.isPlaying() && id !== undefined) document.getElementById(`said-${id}`)?.scrollIntoView({ block: 'nearest' });
  }, [said, segments, isFollowing, player]);
  return asked;
};

/** All that is said, in the order of the video. */
export const Passages = ({ projectId, words, wanted, isFollowing }: PassagesProps) => {
  const { segments, speakers } = words.transcript;
  const asked = useInSight(segments, { wanted, isFollowing });
  const said = useAt(seconds => indexAt(segments, seconds));
  const stretches = useMemo(() => stretchesOf(segments), [segments]);
  const names = useMemo(() => new Map((speakers ?? []).map(({ id, name }: Shapes['SpeakerShape']) => [id, name])), [speakers]);
  const holds = (at: number, index: number): boolean => index >= at * TOGETHER && index < (at + 1) * TOGETHER;
  return (
    <div className={classes['passages']}>
      {stretches.map((some, at) => (
        <Stretch key={some[0]?.id ?? at} count={some.length} isWanted={at === 0 || holds(at, asked) || holds(at, said)}>
          {() =>
            some.map((segment, index) => {
              const before = segments[at * TOGETHER + index - 1];
              return (
                <Passage
                  key={segment.id}
                  projectId={projectId}
                  segment={segment}
                  etag={words.etag}
                  speakers={speakers ?? []}
                  heading={segment.speaker !== undefined && segment.speaker !== before?.speaker ? (names.get(segment.speaker) ?? null) : null}
                  isLast={at * TOGETHER + index === segments.length - 1}
                />
              );
            })
          }
        </Stretch>
      ))}
    </div>
  );
};
