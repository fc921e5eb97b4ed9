/** What a model can be asked for. */
export type ModelCapability = 'text' | 'transcription' | 'image';

/** The models that the platform offers; every name is data of the operator's, not of the code. */
export interface ModelCatalogue {
  standard(capability: ModelCapability): string;
  offers(capability: ModelCapability, model: string): boolean;
}
