import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { useLocation } from 'wouter';
import { catalogue, useWords } from '../words/catalogue.js';
import { Screen } from './screen.js';
import { NotLoaded } from './when-shown.js';
import classes from './shelter.module.css';

const words = catalogue(
  {
    notLoaded: 'This part of the page could not be loaded',
    why: 'The service cannot be reached, or it has been renewed since the page was opened. Nothing that was saved is lost.',
    broke: 'Something broke here',
    ours: 'The fault is ours. Nothing that was saved is lost.',
    close: 'Close',
    reload: 'Load the page again',
    stillAway: 'Nobody answers yet. Try it again in a moment.',
  },
  {
    notLoaded: 'Dieser Teil der Seite konnte nicht geladen werden',
    why: 'Der Dienst ist nicht erreichbar, oder er wurde erneuert, seit die Seite geöffnet wurde. Nichts, was gespeichert war, ist verloren.',
    broke: 'Hier ist etwas kaputtgegangen',
    ours: 'Der Fehler liegt bei uns. Nichts, was gespeichert war, ist verloren.',
    close: 'Schließen',
    reload: 'Seite neu laden',
    stillAway: 'Noch antwortet niemand. Versuche es gleich noch einmal.',
  },
);

const useTold = (error: unknown): { readonly title: string; readonly lead: string } => {
  const { notLoaded, why, broke, ours } = useWords(words);
  return error instanceof NotLoaded ? { title: notLoaded, lead: why } : { title: broke, lead: ours };
};

/** Only where somebody answers: the browser's own page of a service that is away leads nowhere. */
const Reload = () => {
  const { reload, stillAway } = useWords(words);
  const [isAway, setAway] = useState(false);
  const load = (): void => {
    setAway(false);
    void fetch(window.location.href, { cache: 'no-store' }).then(
      () => window.location.reload(),
      () => setAway(true),
    );
  };
  return (
    <Group gap="sm">
      <Button size="xs" onClick={load}>
        {reload}
      </Button>
      <Text size="sm" role="status">
        {isAway && stillAway}
      </Text>
    </Group>
  );
};

/** In place of a whole screen. */
export const BrokenScreen = ({ error }: FallbackProps) => (
  <Screen {...useTold(error)}>
    <Reload />
  </Screen>
);

const BrokenAlert = ({ error, onClose }: Pick<FallbackProps, 'error'> & { readonly onClose?: () => void }) => {
  const { close } = useWords(words);
  const { title, lead } = useTold(error);
  return (
    <Alert color="orange" title={title} role="alert" {...(onClose && { onClose, withCloseButton: true, closeButtonLabel: close })}>
      <Stack gap="xs">
        <Text size="sm">{lead}</Text>
        <Reload />
      </Stack>
    </Alert>
  );
};

/** In place of something on a screen. */
export const BrokenPart = ({ error }: FallbackProps) => <BrokenAlert error={error} />;

/** In place of something that opens over a screen, where something may have been typed. */
export const BrokenOver = ({ error }: FallbackProps) => {
  const [isOpen, setOpen] = useState(true);
  if (!isOpen) return null;
  return createPortal(
    <div className={classes['over']}>
      <BrokenAlert error={error} onClose={() => setOpen(false)} />
    </div>,
    document.body,
  );
};

interface ShelterProps {
  /** In place of what broke. */
  readonly broken: ComponentType<FallbackProps>;
  /** In place of what is still to come. */
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

/** What is loaded when it is shown, and whatever breaks in it, is waited for and told of in its place; all around it stays. */
export const Shelter = ({ broken, waiting, children }: ShelterProps) => {
  // what broke in one place says nothing about the next
  const [at] = useLocation();
  return (
    <ErrorBoundary FallbackComponent={broken} resetKeys={[at]}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </ErrorBoundary>
  );
};
