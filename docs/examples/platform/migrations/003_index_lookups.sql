CREATE INDEX orders_user ON orders ((body ->> 'userId'));

CREATE INDEX notifications_user ON notifications ((body ->> 'userId'));

CREATE INDEX notifications_queued ON notifications (id) WHERE body ->> 'status' = 'queued';
