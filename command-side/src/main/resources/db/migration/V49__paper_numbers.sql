-- A number of a paper is recorded once, whoever issues at the same time; the next one is found by it.
CREATE UNIQUE INDEX event_paper_number_once ON ledger.event
    ((payload ->> 'series'), ((payload ->> 'serial')::bigint))
 WHERE type = 'PaperIssued';
