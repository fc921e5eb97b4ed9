import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { api, taken, type Refused } from '../api/client.js';
import { useWrite } from '../api/write.js';
import { Dialog } from './dialog.js';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import { useFormats } from '../words/formats.js';
import { carryDrafts } from './use-draft.js';
import { missingKeyOf, type MissingKey } from './missing-key.js';
import { words } from './missing-key-popup.words.js';
import { PurseBadge } from './purse-badge.js';
import { RefusedView } from './refused-view.js';
import { rememberWayBack } from './way-back.js';

export { isMissingKey } from './missing-key.js';

interface Shown {
  readonly projectId: string;
  readonly missing: MissingKey;
}

interface MissingKeyPopups {
  show(refused: Refused, projectId: string): void;
}

const PopupContext = createContext<MissingKeyPopups>({ show: () => undefined });

/** Shows the popup of R30 for an action that was just refused. */
export const useMissingKey = (): MissingKeyPopups => useContext(PopupContext);

const SameKey = () => {
  const told = useWords(words);
  const [place, go] = useLocation();
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="xs" align="flex-start">
        <Title order={3} size="h5">
          {told.sameTitle}
        </Title>
        <Text size="sm">{told.same}</Text>
        <Button
          data-autofocus
          onClick={() => {
            rememberWayBack(place);
            go(`${ways.apiSettings}#add`);
          }}
        >
          {told.sameButton}
        </Button>
      </Stack>
    </Paper>
  );
};

const NewProject = ({ shown: { projectId, missing }, onGone }: { readonly shown: Shown; readonly onGone: () => void }) => {
  const told = useWords(words);
  const { credits } = useFormats();
  const [place, go] = useLocation();
  const fork = useWrite(
    (_: string, header) => taken(api.POST('/v1/projects/{projectId}/fork', { params: { path: { projectId }, header }, body: {} })),
    {
      renews: [['projects']],
      onDone: made => {
        carryDrafts(`${projectId} `, `${made.projectId} `);
        onGone();
        // to the same part of the new project: what was typed waits there
        go(place.replace(projectId, made.projectId));
      },
    },
  );
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="xs" align="flex-start">
        <Title order={3} size="h5">
          {told.newTitle}
        </Title>
        <Text size="sm">{told.newLead}</Text>
        <Text size="sm" fw={600}>
          {told.price(credits(missing.fork.microCredits))}
        </Text>
        <PurseBadge purse={missing.fork.generationPaidBy} />
        <Text size="sm">{told.paysThere[missing.fork.generationPaidBy]}</Text>
        <RefusedView error={fork.error} />
        <Button variant="default" loading={fork.isPending} onClick={() => fork.mutate(projectId)}>
          {told.newButton}
        </Button>
      </Stack>
    </Paper>
  );
};

const Popup = ({ shown, onClose }: { readonly shown: Shown; readonly onClose: () => void }) => {
  const told = useWords(words);
  const { missing } = shown;
  return (
    <Dialog opened onClose={onClose} centered size="lg" title={missing.title}>
      <Stack gap="md">
        <Stack gap={4}>
          <Text fw={600}>{told.needed(missing.lastFour)}</Text>
          <Text size="sm">{missing.isAnotherStored ? told.another : told.none}</Text>
          <Text size="sm">{told.stays}</Text>
        </Stack>
        <SameKey />
        {missing.fork.isOpen ? <NewProject shown={shown} onGone={onClose} /> : <Text size="sm">{told.closed}</Text>}
        <Button variant="subtle" onClick={onClose}>
          {told.close}
        </Button>
      </Stack>
    </Dialog>
  );
};

/** The place where the popup appears; around a screen whose actions may need a key. */
export const MissingKeyPopups = ({ children }: { readonly children: ReactNode }) => {
  const [shown, setShown] = useState<Shown | null>(null);
  const popups = useMemo(() => ({ show: (refused: Refused, projectId: string) => setShown({ projectId, missing: missingKeyOf(refused) }) }), []);
  return (
    <PopupContext value={popups}>
      {children}
      {shown && <Popup shown={shown} onClose={() => setShown(null)} />}
    </PopupContext>
  );
};
