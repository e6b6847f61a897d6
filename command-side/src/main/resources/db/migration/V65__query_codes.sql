-- What stands for a query code is recorded once, and its case is found by it.
CREATE UNIQUE INDEX event_query_code_once ON ledger.event ((payload ->> 'code'))
 WHERE type = 'QueryCodeGiven';
