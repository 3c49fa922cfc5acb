import { ConflictError, NotFoundError, ValidationError } from '../domain/errors';
import type { Page, Product } from '../domain/types';
import type { IdSource } from '../lib/ids';
import { assertCents } from '../lib/money';
import { paginate } from '../lib/pagination';
import type { Collection } from '../store/collection';

export interface NewProduct {
  sku: string;
  name: string;
  priceCents: number;
  stock?: number;
}

export interface Wanted {
  sku: string;
  quantity: number;
}

const SKU = /^[A-Z0-9]{3,12}$/;

export class InventoryService {
  constructor(
    private readonly products: Collection<Product>,
    private readonly ids: IdSource,
  ) {}

  async add(input: NewProduct): Promise<Product> {
    if (!SKU.test(input.sku)) {
      throw new ValidationError('sku must be 3 to 12 capital letters and digits');
    }
    if ((await this.products.find({ sku: input.sku })).length > 0) {
      throw new ConflictError(`sku ${input.sku} exists`);
    }
    return this.products.put({
      id: this.ids('prd'),
      sku: input.sku,
      name: input.name,
      priceCents: assertCents(input.priceCents),
      stock: assertQuantity(input.stock ?? 0, 0),
      reserved: 0,
    });
  }

  async list(offset?: number, limit?: number): Promise<Page<Product>> {
    return paginate(await this.products.find(), offset, limit);
  }

  async bySku(sku: string): Promise<Product> {
    const [product] = await this.products.find({ sku });
    if (!product) {
      throw new NotFoundError('product', sku);
    }
    return product;
  }

  async restock(sku: string, quantity: number): Promise<Product> {
    assertQuantity(quantity, 1);
    const product = await this.bySku(sku);
    return this.products.put({ ...product, stock: product.stock + quantity });
  }

  /** Reserves all of it or nothing. */
  async reserve(wanted: Wanted[]): Promise<Product[]> {
    const found: Product[] = [];
    for (const { sku, quantity } of wanted) {
      assertQuantity(quantity, 1);
      const product = await this.bySku(sku);
      if (available(product) < quantity) {
        throw new ConflictError(`only ${available(product)} of ${sku} left`);
      }
      found.push({ ...product, reserved: product.reserved + quantity });
    }
    return Promise.all(found.map((product) => this.products.put(product)));
  }

  async release(wanted: Wanted[]): Promise<void> {
    for (const { sku, quantity } of wanted) {
      const product = await this.bySku(sku);
      await this.products.put({
        ...product,
        reserved: Math.max(0, product.reserved - quantity),
      });
    }
  }

  /** What was reserved leaves the warehouse. */
  async ship(wanted: Wanted[]): Promise<void> {
    for (const { sku, quantity } of wanted) {
      const product = await this.bySku(sku);
      if (product.reserved < quantity) {
        throw new ConflictError(`${sku} was not reserved`);
      }
      await this.products.put({
        ...product,
        stock: product.stock - quantity,
        reserved: product.reserved - quantity,
      });
    }
  }
}

export function available(product: Pick<Product, 'stock' | 'reserved'>): number {
  return product.stock - product.reserved;
}

export function assertQuantity(quantity: number, min: number): number {
  if (!Number.isInteger(quantity) || quantity < min) {
    throw new ValidationError(`quantity must be a whole number of at least ${min}`);
  }
  return quantity;
}
