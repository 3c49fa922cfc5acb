import Fastify, { type FastifyInstance } from 'fastify';

import type { Config } from './config';
import { systemClock } from './lib/clock';
import { randomIds } from './lib/ids';
import { authPlugin } from './plugins/auth';
import { errorsPlugin } from './plugins/errors';
import { rateLimitPlugin } from './plugins/rate-limit';
import { acceptedRequestId, requestIdPlugin } from './plugins/request-id';
import { authRoutes } from './routes/auth.routes';
import { graphqlRoutes } from './routes/graphql.routes';
import { healthRoutes } from './routes/health.routes';
import { inventoryRoutes } from './routes/inventory.routes';
import { notificationsRoutes } from './routes/notifications.routes';
import { ordersRoutes } from './routes/orders.routes';
import { paymentsRoutes } from './routes/payments.routes';
import { reportsRoutes } from './routes/reports.routes';
import { usersRoutes } from './routes/users.routes';
import { createServices, type Services, type Surroundings } from './services';
import { createStore } from './store';

export const VERSION = '1.0.0';

export interface App {
  server: FastifyInstance;
  services: Services;
}

/** The whole application, not yet listening. Closing its server closes its store too. */
export async function buildApp(config: Config, surroundings: Surroundings = {}): Promise<App> {
  const store = createStore(config.database);
  const services = createServices(config, store, surroundings);
  if (config.auth.admin) {
    await services.users.ensureAdmin(config.auth.admin.email, config.auth.admin.password);
  }
  const server = Fastify({
    logger: config.server.logLevel === 'silent' ? false : { level: config.server.logLevel },
    bodyLimit: config.server.bodyLimitBytes,
    genReqId: (request) => acceptedRequestId(request.headers['x-request-id']) ?? randomIds('req'),
  });

  await server.register(errorsPlugin);
  await server.register(requestIdPlugin);
  await server.register(rateLimitPlugin, {
    ...config.limits,
    clock: surroundings.clock ?? systemClock,
  });
  await server.register(authPlugin, { auth: services.auth });

  await server.register(healthRoutes, {
    version: VERSION,
    environment: config.server.environment,
  });
  await server.register(authRoutes, services);
  await server.register(usersRoutes, services);
  await server.register(inventoryRoutes, services);
  await server.register(ordersRoutes, services);
  await server.register(paymentsRoutes, services);
  await server.register(notificationsRoutes, services);
  await server.register(reportsRoutes, services);
  await server.register(graphqlRoutes, services);

  server.addHook('onClose', () => store.close());
  return { server, services };
}
