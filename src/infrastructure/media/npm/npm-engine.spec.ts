import { mediaEngineContract } from '../../../shared-kernel/testing/media-engine.contract.js';
import { chooseMediaEngine } from '../choose-media-engine.js';
import { hostileMediaContract } from '../testing/hostile-media.contract.js';

const npmEngine = () => chooseMediaEngine({ PATH: process.env.PATH, KEYREEL_MEDIA_ENGINE: 'npm' });

mediaEngineContract('The engine from npm packages', npmEngine);
hostileMediaContract('The engine from npm packages', npmEngine);
