import { notifications } from '@mantine/notifications';
import { useLocation } from 'wouter';
import { api, newIntent, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useLanguage } from '../../words/language.js';
import type { Draft } from './draft.js';
import { giveUpload } from './upload.js';
import { words } from './words.js';

const cardOf = (chosen: string, language: 'en' | 'de'): Shapes['FromGalleryRequest']['card'] => {
  const [kind, id = ''] = chosen.split(':', 2);
  return kind === 'own' ? { kind: 'own', galleryCardId: id } : { kind: 'built-in', key: id, language };
};

/** Creates the project under the quote that is shown, puts the chosen cards into it, and goes there. */
export const useCreation = (onDone: () => void) => {
  const { cardsFailed } = useWords(words);
  const { language } = useLanguage();
  const [, go] = useLocation();
  return useWrite(
    async ({ plan, quoteId, draft }: { plan: Shapes['ProjectPlanRequest']; quoteId: string; draft: Draft }, header) => {
      const created = await taken(api.POST('/v1/projects', { params: { header }, body: { ...plan, name: draft.name.trim(), quoteId } }));
      const { projectId } = created;
      try {
        for (const card of draft.cards)
          await taken(
            api.POST('/v1/projects/{projectId}/cards/from-gallery', {
              params: { path: { projectId }, header: newIntent() },
              body: { card: cardOf(card, language) },
            }),
          );
      } catch {
        // the project was ordered and is there; its screen has the galleries too
        notifications.show({ color: 'orange', message: cardsFailed });
      }
      return created;
    },
    {
      renews: [['projects'], ['credits']],
      onDone: ({ projectId }) => {
        onDone();
        void giveUpload(false);
        go(ways.project(projectId));
      },
    },
  );
};
