-- Whether a complaint was split from a filing: the second question to the log about what an event says, asked before a split.
CREATE INDEX event_split ON ledger.event ((payload ->> 'complaint')) WHERE type = 'FilingSplit';
