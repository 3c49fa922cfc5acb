import type { FastifyPluginAsync } from 'fastify';

import { principalOf } from '../plugins/auth';
import type { Services } from '../services';
import { idParams, type IdParams } from './schemas';

const chargeBody = {
  type: 'object',
  required: ['orderId', 'cardToken'],
  additionalProperties: false,
  properties: {
    orderId: { type: 'string', minLength: 1, maxLength: 64 },
    cardToken: { type: 'string', minLength: 4, maxLength: 64 },
  },
} as const;

const chargeHeaders = {
  type: 'object',
  required: ['idempotency-key'],
  properties: { 'idempotency-key': { type: 'string', minLength: 8, maxLength: 64 } },
} as const;

const refundBody = {
  type: 'object',
  properties: { amountCents: { type: 'integer', minimum: 1 } },
} as const;

export const paymentsRoutes: FastifyPluginAsync<Pick<Services, 'payments'>> = async (
  app,
  { payments },
) => {
  app.post<{
    Body: { orderId: string; cardToken: string };
    Headers: { 'idempotency-key': string };
  }>(
    '/payments',
    { schema: { body: chargeBody, headers: chargeHeaders }, preHandler: app.authenticate },
    async (request, reply) => {
      const idempotencyKey = request.headers['idempotency-key'];
      const payment = await payments.pay(principalOf(request), {
        ...request.body,
        idempotencyKey,
      });
      return reply.status(201).send(payment);
    },
  );

  app.get<{ Params: IdParams }>(
    '/payments/:id',
    { schema: { params: idParams }, preHandler: app.requireAdmin },
    async (request) => payments.get(request.params.id),
  );

  app.post<{ Params: IdParams; Body: { amountCents?: number } }>(
    '/payments/:id/refund',
    { schema: { params: idParams, body: refundBody }, preHandler: app.requireAdmin },
    async (request) => payments.refund(request.params.id, request.body.amountCents),
  );
};
