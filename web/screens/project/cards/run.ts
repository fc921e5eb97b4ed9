import { api, taken } from '../../../api/client.js';
import { useOrder } from '../order/orders.js';
import type { Card, Output } from '../reading.js';

type Values = Readonly<Record<string, string>>;

/** The order that runs one card, with what its variables stand for this time. */
export const useRun = (projectId: string): ((card: Card, name: string, values: Values, onOrdered?: () => void) => void) => {
  const order = useOrder();
  return ({ cardId }, title, values, onOrdered) => {
    const said = Object.keys(values).length > 0 ? { values } : {};
    order({
      title,
      work: { kind: 'card', cardId, ...said },
      send: (quoteId, header) =>
        taken(
          api.POST('/v1/projects/{projectId}/cards/{cardId}/run', {
            params: { path: { projectId, cardId }, header },
            body: { quoteId, ...said },
          }),
        ),
      ...(onOrdered && { onOrdered }),
    });
  };
};

/** All cards of the project under one price; those that ask for values are run one by one. */
export const useRunAll = (projectId: string): ((cards: readonly Card[], title: string) => void) => {
  const order = useOrder();
  return (cards, title) => {
    const chosen = cards.map(({ cardId }) => ({ cardId }));
    order({
      title,
      work: { kind: 'cards', cards: chosen },
      send: (quoteId, header) =>
        taken(api.POST('/v1/projects/{projectId}/cards/run', { params: { path: { projectId }, header }, body: { quoteId, cards: chosen } })),
    });
  };
};

/** The same text once more: same prompt and values, from the words and instructions of today. */
export const useAgain = (): ((output: Output, title: string) => void) => {
  const order = useOrder();
  return ({ outputId }, title) =>
    order({
      title,
      work: { kind: 'again', outputId },
      send: (quoteId, header) => taken(api.POST('/v1/outputs/{outputId}/regenerate', { params: { path: { outputId }, header }, body: { quoteId } })),
    });
};
