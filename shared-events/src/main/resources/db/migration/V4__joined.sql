-- Which cases were joined to one: the only question to the log about what an event says, asked before a join.
CREATE INDEX event_joined ON ledger.event ((payload ->> 'lead')) WHERE type = 'ComplaintJoined';
