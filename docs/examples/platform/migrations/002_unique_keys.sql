-- What the services check is checked here too, for two requests at the same moment.
CREATE UNIQUE INDEX users_email ON users ((body ->> 'email'));

CREATE UNIQUE INDEX products_sku ON products ((body ->> 'sku'));

CREATE UNIQUE INDEX payments_idempotency_key ON payments ((body ->> 'idempotencyKey'));
