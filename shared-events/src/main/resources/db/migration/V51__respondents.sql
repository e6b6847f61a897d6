-- Whether a credit code is registered already is asked of the log each time one is entered.
CREATE INDEX event_credit_code ON ledger.event ((payload -> 'business' ->> 'creditCode'))
 WHERE type IN ('RespondentRegistered', 'RespondentChanged');
