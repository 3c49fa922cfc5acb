-- One table for each kind of entity: its id, and the entity as the API knows it.
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    body JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE products (LIKE users INCLUDING ALL);

CREATE TABLE orders (LIKE users INCLUDING ALL);

CREATE TABLE payments (LIKE users INCLUDING ALL);

CREATE TABLE notifications (LIKE users INCLUDING ALL);
