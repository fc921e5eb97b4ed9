const isPaid = async (): Promise<boolean> => true;
export const answer = (): string => (isPaid() ? 'paid' : 'free');
