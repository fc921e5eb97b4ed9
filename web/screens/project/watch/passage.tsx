import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import IconPencil from '@tabler/icons-react/icons/IconPencil';
import { Fragment, memo, useState, type MouseEvent } from 'react';
import { hasDraft } from '../../../parts/use-draft.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { EditPassage } from './edit-passage.js';
import { draftOf, type PassageProps } from './passage-props.js';
import { wordAt, type Segment } from './places.js';
import { useAt, usePlayer } from './player.js';
import classes from './watch.module.css';
import { words } from './words.js';

/** Words to be clicked; by keyboard the time before them leads to the same place. */
const SaidWords = ({ segment }: { readonly segment: Segment }) => {
  const player = usePlayer();
  const now = useAt(seconds => wordAt(segment, seconds));
  const jump = ({ target }: MouseEvent): void => {
    const at = target instanceof HTMLElement ? target.dataset['start'] : undefined;
    player.seek(at === undefined ? segment.start : Number(at));
  };
  return (
    <p className={classes['said']} onClick={jump}>
      {segment.words.length === 0
        ? segment.text
        : segment.words.map((word, index) => (
            <Fragment key={index}>
              {index > 0 && ' '}
              <span data-start={word.start} data-now={index === now || undefined}>
                {word.text}
              </span>
            </Fragment>
          ))}
    </p>
  );
};

/** One stretch of speech: when, who, what; and the way to write it otherwise. */
export const Passage = memo(function Passage(props: PassageProps) {
  const { projectId, segment, heading } = props;
  const told = useWords(words);
  const { clock } = useFormats();
  const player = usePlayer();
  const isNow = useAt(seconds => seconds >= segment.start && seconds < segment.end);
  const [isEditing, setEditing] = useState(() => hasDraft(draftOf(projectId, segment.id)));
  const at = clock(segment.start);
  return (
    <div id={`said-${segment.id}`} className={classes['passage']} data-now={isNow || undefined}>
      {heading && (
        <Text size="sm" fw={600} className={classes['speaker']}>
          {heading}
        </Text>
      )}
      <UnstyledButton className={classes['time']} aria-label={told.play(at)} onClick={() => player.seek(segment.start)}>
        {at}
      </UnstyledButton>
      {isEditing ? (
        <EditPassage {...props} onEnd={() => setEditing(false)} />
      ) : (
        <>
          <SaidWords segment={segment} />
          <ActionIcon variant="subtle" color="gray" aria-label={told.editAt(at)} className={classes['edit']} onClick={() => setEditing(true)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        </>
      )}
    </div>
  );
});
