import type { FastifyPluginAsync } from 'fastify';

import { principalOf } from '../plugins/auth';
import type { Services } from '../services';
import type { Wanted } from '../services/inventory.service';
import { idParams, pageQuery, type IdParams, type PageQuery } from './schemas';

const newOrder = {
  type: 'object',
  required: ['lines'],
  additionalProperties: false,
  properties: {
    lines: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items: {
        type: 'object',
        required: ['sku', 'quantity'],
        additionalProperties: false,
        properties: {
          sku: { type: 'string', pattern: '^[A-Z0-9]{3,12}$' },
          quantity: { type: 'integer', minimum: 1, maximum: 1000 },
        },
      },
    },
  },
} as const;

export const ordersRoutes: FastifyPluginAsync<Pick<Services, 'orders'>> = async (
  app,
  { orders },
) => {
  app.addHook('preHandler', app.authenticate);

  app.post<{ Body: { lines: Wanted[] } }>(
    '/orders',
    { schema: { body: newOrder } },
    async (request, reply) => {
      const order = await orders.place(principalOf(request).userId, request.body.lines);
      return reply.status(201).send(order);
    },
  );

  app.get<{ Querystring: PageQuery }>(
    '/orders',
    { schema: { querystring: pageQuery } },
    async (request) => orders.list(principalOf(request), request.query.offset, request.query.limit),
  );

  app.get<{ Params: IdParams }>('/orders/:id', { schema: { params: idParams } }, async (request) =>
    orders.get(principalOf(request), request.params.id),
  );

  app.post<{ Params: IdParams }>(
    '/orders/:id/cancel',
    { schema: { params: idParams } },
    async (request) => orders.cancel(principalOf(request), request.params.id),
  );

  app.post<{ Params: IdParams }>(
    '/orders/:id/ship',
    { schema: { params: idParams } },
    async (request) => orders.ship(principalOf(request), request.params.id),
  );
};
