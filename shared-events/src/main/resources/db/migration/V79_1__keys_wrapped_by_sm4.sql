-- A key that SM4-GCM has wrapped has a header of two bytes before nonce, key and tag.
ALTER TABLE vault.case_key
    DROP CONSTRAINT case_key_length,
    ADD CONSTRAINT case_key_length CHECK (octet_length(wrapped_key) IN (60, 62));
