import { Stack } from '@mantine/core';
import type { ComponentProps } from 'react';
import { Creation } from './creation.js';
import type { Draft } from './draft.js';
import classes from './new-project.module.css';
import { Options } from './options.js';
import { UrlDetails } from './url-details.js';
import { Video } from './video.js';

interface DetailsProps extends Omit<ComponentProps<typeof Video>, 'onChange'>, ComponentProps<typeof Creation> {
  readonly change: (part: Partial<Draft>) => void;
  readonly asksLength: boolean;
  /** Another video is wanted. */
  readonly onOther: () => void;
}

/** What there is to choose and to know once there is a video. */
export const Details = ({ draft, change, source, upload, arrived, gone, plan, doing, asksLength, onOther, onDone }: DetailsProps) => (
  <div className={classes['columns']}>
    <Stack>
      <Video source={source} upload={upload} arrived={arrived} gone={gone} onChange={onOther} />
      {source.kind === 'url' && <UrlDetails source={source} asksLength={asksLength} onChange={next => change({ source: next })} />}
      <Options draft={draft} change={change} arrived={arrived} />
    </Stack>
    <Creation draft={draft} plan={plan} doing={doing} onDone={onDone} />
  </div>
);
