/** One-time tokens for administrators, for whoever starts the service or stands at its command line. */
export { AdministratorTokens } from '../modules/accounts/application/administrator-tokens.js';
