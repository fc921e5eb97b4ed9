import { Anchor } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft';
import { useState } from 'react';
import { Link } from 'wouter';
import { ways } from '../ways.js';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue(
  { back: 'Back to your project', toNew: 'Back to the new project' },
  { back: 'Zurück zu deinem Projekt', toNew: 'Zurück zum neuen Projekt' },
);

/** Somebody was at work there: the other screens are read, and left again. */
const BEGINS_WITH = '/projects/';

const KEPT = 'keyreel-way-back';

/** Somebody is sent elsewhere to do something first; there they find the way back. */
export const rememberWayBack = (place: string): void => {
  if (!place.startsWith(BEGINS_WITH)) return;
  try {
    sessionStorage.setItem(KEPT, place);
  } catch {
    // the browser's own button leads back too
  }
};

const remembered = (): string | null => {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
};

/** Whoever is back needs it no more. */
export const forgetWayBack = (): void => {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // nothing was kept then
  }
};

/** The way back to where an action was refused; nothing for whoever came by themselves. */
export const WayBack = () => {
  const { back, toNew } = useWords(words);
  const [place] = useState(remembered);
  if (place === null) return null;
  return (
    <Anchor component={Link} href={place}>
      <IconArrowLeft size={16} aria-hidden /> {place === ways.newProject ? toNew : back}
    </Anchor>
  );
};
