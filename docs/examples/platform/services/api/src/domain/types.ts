export type Role = 'customer' | 'admin';

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  createdAt: string;
}

/** What leaves the service: a user without the password's hash. */
export type PublicUser = Omit<User, 'passwordHash'>;

export interface Product {
  id: string;
  sku: string;
  name: string;
  priceCents: number;
  stock: number;
  reserved: number;
}

export interface OrderLine {
  sku: string;
  quantity: number;
  priceCents: number;
}

export type OrderStatus = 'pending' | 'paid' | 'shipped' | 'cancelled';

export interface Order {
  id: string;
  userId: string;
  lines: OrderLine[];
  totalCents: number;
  status: OrderStatus;
  createdAt: string;
}

export interface Payment {
  id: string;
  orderId: string;
  amountCents: number;
  refundedCents: number;
  idempotencyKey: string;
  status: 'captured' | 'refunded' | 'declined';
  createdAt: string;
}

export type Channel = 'email' | 'sms';

export interface Notification {
  id: string;
  userId: string;
  channel: Channel;
  subject: string;
  body: string;
  status: 'queued' | 'sent' | 'failed';
  attempts: number;
}

/** Who makes a request, as read from its token. */
export interface Principal {
  userId: string;
  role: Role;
}

export interface Page<T> {
  items: T[];
  total: number;
  offset: number;
  limit: number;
}
