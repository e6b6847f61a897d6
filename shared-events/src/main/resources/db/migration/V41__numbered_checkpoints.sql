-- Checkpoints are numbered, so that one that was deleted leaves a gap.
ALTER TABLE proof.checkpoint ADD COLUMN number bigint;
UPDATE proof.checkpoint c SET number = n.number
  FROM (SELECT size, row_number() OVER (ORDER BY size) AS number FROM proof.checkpoint) n
 WHERE n.size = c.size;
ALTER TABLE proof.checkpoint
    ALTER COLUMN number SET NOT NULL,
    ADD CONSTRAINT checkpoint_number_once UNIQUE (number);

-- Whoever signs has locked proof.tree, so no number is given twice.
CREATE FUNCTION proof.number_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.number := (SELECT coalesce(max(number), 0) + 1 FROM proof.checkpoint);
    RETURN NEW;
END $$;
CREATE TRIGGER checkpoint_numbered
    BEFORE INSERT ON proof.checkpoint
    FOR EACH ROW EXECUTE FUNCTION proof.number_checkpoint();

CREATE OR REPLACE FUNCTION proof.refuse_other_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size <> OLD.size OR NEW.number <> OLD.number OR NOT starts_with(NEW.note, OLD.note) THEN
        RAISE EXCEPTION '检查点只能增加签名，不能修改 / a checkpoint only gains signatures: change refused'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
