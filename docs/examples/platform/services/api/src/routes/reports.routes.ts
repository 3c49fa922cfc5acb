import type { FastifyPluginAsync } from 'fastify';

import { principalOf } from '../plugins/auth';
import type { Services } from '../services';

const period = {
  type: 'object',
  required: ['from', 'to'],
  properties: {
    from: { type: 'string', format: 'date-time' },
    to: { type: 'string', format: 'date-time' },
    top: { type: 'integer', minimum: 1, maximum: 20, default: 3 },
  },
} as const;

interface Period {
  from: string;
  to: string;
  top: number;
}

export const reportsRoutes: FastifyPluginAsync<Pick<Services, 'reports'>> = async (
  app,
  { reports },
) => {
  app.get<{ Querystring: Period }>(
    '/reports/sales',
    { schema: { querystring: period }, preHandler: app.requireAdmin },
    async (request) => {
      const { from, to, top } = request.query;
      return reports.sales(principalOf(request), new Date(from), new Date(to), top);
    },
  );
};
