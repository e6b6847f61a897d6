-- The code of the ledger over the other columns: a row without it, or with another, logs nobody in.
alter table office.person add column code text;
