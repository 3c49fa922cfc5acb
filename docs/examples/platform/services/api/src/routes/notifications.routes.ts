import type { FastifyPluginAsync } from 'fastify';

import { principalOf } from '../plugins/auth';
import type { Services } from '../services';

export const notificationsRoutes: FastifyPluginAsync<Pick<Services, 'notifications'>> = async (
  app,
  { notifications },
) => {
  app.get('/notifications', { preHandler: app.authenticate }, async (request) => ({
    items: await notifications.listFor(principalOf(request).userId),
  }));

  app.post('/notifications/flush', { preHandler: app.requireAdmin }, async () =>
    notifications.flush(),
  );
};
