import type { FastifyPluginAsync } from 'fastify';

export interface HealthOptions {
  version: string;
  environment: string;
}

export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, options) => {
  app.get('/health', async () => ({ status: 'ok', ...options }));
};
