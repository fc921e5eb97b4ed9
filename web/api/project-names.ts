import { useQuery } from '@tanstack/react-query';
import { api, taken } from './client.js';

/** Projects and their cards by id, as far as one page of the list has them: what is older or deleted has no name here. */
const readNames = async () => {
  const { items } = await taken(api.GET('/v1/projects', { params: { query: { limit: 200 } } }));
  return {
    projects: new Map(items.map(({ projectId, name }) => [projectId, name])),
    cards: new Map(items.flatMap(({ cards }) => cards.map(({ cardId, name }) => [cardId, name] as const))),
  };
};

/** The name that a person gave to a project or a card; null where it is not known any more. */
export const useProjectNames = () => {
  const { data } = useQuery({ queryKey: ['projects', 'names'], queryFn: readNames, staleTime: 60_000 });
  return {
    allProjects: [...(data?.projects ?? [])],
    projectName: (projectId: string): string | null => data?.projects.get(projectId) ?? null,
    cardName: (cardId: string): string | null => data?.cards.get(cardId) ?? null,
  };
};
