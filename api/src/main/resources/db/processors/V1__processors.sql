-- Event processors: how far each has come, and the events that it could not handle.

-- Read, claimed and moved by Axon's JdbcTokenStore.
CREATE TABLE processors.token (
    processor  text    NOT NULL,
    segment    integer NOT NULL,
    token      text,
    token_type text,
    owner      text, -- the node that has claimed the segment
    claimed_at text,
    PRIMARY KEY (processor, segment)
);

-- Written and read by Axon's JdbcSequencedDeadLetterQueue. Sealed parts of an event are sealed here too.
CREATE TABLE processors.dead_letter (
    letter_id          text   NOT NULL PRIMARY KEY,
    processing_group   text   NOT NULL,
    sequence_id        text   NOT NULL,
    sequence_index     bigint NOT NULL,
    message_type       text   NOT NULL,
    event_id           text   NOT NULL,
    recorded_at        text   NOT NULL,
    payload_type       text   NOT NULL,
    payload_revision   text,
    payload            bytea  NOT NULL,
    metadata           bytea,
    aggregate_type     text,
    stream_id          text,
    sequence           bigint,
    token_type         text,
    token              bytea,
    enqueued_at        text   NOT NULL,
    last_touched       text,
    processing_started text,
    cause_type         text,
    cause_message      text,
    diagnostics        bytea,
    UNIQUE (processing_group, sequence_id, sequence_index)
);
