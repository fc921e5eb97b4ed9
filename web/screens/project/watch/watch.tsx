import { useCallback, useEffect, useRef, useState } from 'react';
import type { Project } from '../reading.js';
import { KeyboardHelp, useKeyboard } from './keyboard.js';
import { Player, PlayerContext } from './player.js';
import { TranscriptPanel } from './transcript.js';
import { Video } from './video.js';
import classes from './watch.module.css';

/** `#t=75` in an address is a moment of the video, so that a place in it can be linked to. */
const momentIn = (hash: string): number | null => {
  const found = /^#t=(\d+(?:\.\d+)?)$/.exec(hash)?.[1];
  return found === undefined ? null : Number(found);
};

/** The video with its transcript in step. */
const Watch = ({ project }: { readonly project: Project }) => {
  const [player] = useState(() => new Player());
  const search = useRef<HTMLInputElement>(null);
  const [isHelping, setHelping] = useState(false);
  const onHelp = useCallback(() => setHelping(true), []);
  useKeyboard({ player, search, onHelp });
  useEffect(() => {
    const moment = momentIn(location.hash);
    if (moment !== null) player.seek(moment);
  }, [player]);
  return (
    <PlayerContext value={player}>
      <div className={classes['watch']}>
        <div className={classes['side']}>
          <Video project={project} onHelp={onHelp} />
        </div>
        <TranscriptPanel projectId={project.projectId} search={search} />
      </div>
      {isHelping && <KeyboardHelp onClose={() => setHelping(false)} />}
    </PlayerContext>
  );
};

export default Watch;
