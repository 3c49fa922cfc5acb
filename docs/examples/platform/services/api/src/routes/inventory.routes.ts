import type { FastifyPluginAsync } from 'fastify';

import type { Services } from '../services';
import type { NewProduct } from '../services/inventory.service';
import { pageQuery, type PageQuery } from './schemas';

const newProduct = {
  type: 'object',
  required: ['sku', 'name', 'priceCents'],
  additionalProperties: false,
  properties: {
    sku: { type: 'string', pattern: '^[A-Z0-9]{3,12}$' },
    name: { type: 'string', minLength: 1, maxLength: 200 },
    priceCents: { type: 'integer', minimum: 0 },
    stock: { type: 'integer', minimum: 0 },
  },
} as const;

const skuParams = {
  type: 'object',
  required: ['sku'],
  properties: { sku: { type: 'string', pattern: '^[A-Z0-9]{3,12}$' } },
} as const;

const restockBody = {
  type: 'object',
  required: ['quantity'],
  properties: { quantity: { type: 'integer', minimum: 1, maximum: 100000 } },
} as const;

export const inventoryRoutes: FastifyPluginAsync<Pick<Services, 'inventory'>> = async (
  app,
  { inventory },
) => {
  app.get<{ Querystring: PageQuery }>(
    '/products',
    { schema: { querystring: pageQuery } },
    async (request) => inventory.list(request.query.offset, request.query.limit),
  );

  app.get<{ Params: { sku: string } }>(
    '/products/:sku',
    { schema: { params: skuParams } },
    async (request) => inventory.bySku(request.params.sku),
  );

  app.post<{ Body: NewProduct }>(
    '/products',
    { schema: { body: newProduct }, preHandler: app.requireAdmin },
    async (request, reply) => reply.status(201).send(await inventory.add(request.body)),
  );

  app.post<{ Params: { sku: string }; Body: { quantity: number } }>(
    '/products/:sku/restock',
    { schema: { params: skuParams, body: restockBody }, preHandler: app.requireAdmin },
    async (request) => inventory.restock(request.params.sku, request.body.quantity),
  );
};
