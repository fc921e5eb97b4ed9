import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Project } from '../reading.js';
import { isSame, type Based } from './based-on.js';
import { Images } from './images.js';
import { Thumbnails } from './thumbnails.js';

/** A request takes no more of them than this. */
const MOST = 4;

/** Frames of the video, and images that are made. */
const Pictures = ({ project: { projectId } }: { readonly project: Project }) => {
  const [basedOn, setBasedOn] = useState<readonly Based[]>([]);
  const use = (picture: Based) => {
    setBasedOn(before => [...before.filter(other => !isSame(other, picture)), picture].slice(-MOST));
    const field = document.getElementById('image-prompt');
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  };
  return (
    <Stack gap="md">
      <Thumbnails projectId={projectId} onUse={use} />
      <Images projectId={projectId} basedOn={basedOn} onBase={setBasedOn} onUse={use} />
    </Stack>
  );
};

export default Pictures;
