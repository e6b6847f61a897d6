package org.caseledger.api.webhooks;

import static org.caseledger.query.Conditions.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Up to where webhooks were sent the log, and what they never took. */
@Repository
@RequiredArgsConstructor
class WebhookRows {
    private final JdbcClient jdbc;

    /** Where one is, how often the next event has failed, why, and when it is tried again. */
    record Place(long position, int attempts, @Nullable String failure, Instant dueAt) {}

    /** An event that was never taken, and why. */
    record Letter(long position, String failure, Instant diedAt, boolean again) {}

    /** A new one begins behind this position. */
    void begin(String name, long position, Instant now) {
        jdbc.sql("""
                        INSERT INTO processors.webhook (name, position, due_at)
                        VALUES (:name, :position, :now) ON CONFLICT DO NOTHING
                        """)
                .param("name", name)
                .param("position", position)
                .param("now", utc(now))
                .update();
    }

    Optional<Place> place(String name) {
        return jdbc.sql("SELECT * FROM processors.webhook WHERE name = :name")
                .param("name", name)
                .query(RowReading.of(Place.class))
                .optional();
    }

    /** Claims one that is due, for some time; none while another node has it. */
    Optional<Place> claim(String name, Instant now, Duration claim) {
        return jdbc.sql("""
                        UPDATE processors.webhook SET claimed_until = :until
                         WHERE name = :name AND due_at <= :now
                           AND (claimed_until IS NULL OR claimed_until <= :now)
                        RETURNING *
                        """)
                .param("name", name)
                .param("until", utc(now.plus(claim)))
                .param("now", utc(now))
                .query(RowReading.of(Place.class))
                .optional();
    }

    /** All up to this position was taken or passed over; it is claimed until then. */
    void taken(String name, long position, Instant claimedUntil) {
        jdbc.sql("""
                        UPDATE processors.webhook
                           SET position = :position, attempts = 0, failure = NULL,
                               claimed_until = :until
                         WHERE name = :name AND position < :position
                        """)
                .param("name", name)
                .param("position", position)
                .param("until", utc(claimedUntil))
                .update();
    }

    /** The next event has failed so often, and is tried again then. */
    void failed(String name, int attempts, String failure, Instant dueAt) {
        jdbc.sql("""
                        UPDATE processors.webhook
                           SET attempts = :attempts, failure = :failure, due_at = :due
                         WHERE name = :name
                        """)
                .param("name", name)
                .param("attempts", attempts)
                .param("failure", failure)
                .param("due", utc(dueAt))
                .update();
    }

    /** The event at this position is given up, and what follows has its turn. */
    void giveUp(String name, long position, String failure, Instant now) {
        jdbc.sql("""
                        WITH letter AS (
                          INSERT INTO processors.webhook_letter (webhook, position, failure, died_at)
                          VALUES (:name, :position, :failure, :now) ON CONFLICT DO NOTHING)
                        UPDATE processors.webhook SET position = :position
                         WHERE name = :name AND position < :position
                        """)
                .param("name", name)
                .param("position", position)
                .param("failure", failure)
                .param("now", utc(now))
                .update();
    }

    void release(String name) {
        jdbc.sql("UPDATE processors.webhook SET claimed_until = NULL WHERE name = :name")
                .param("name", name)
                .update();
    }

    /** The oldest that were never taken. */
    List<Letter> letters(String name, int most) {
        return jdbc.sql("""
                        SELECT * FROM processors.webhook_letter
                         WHERE webhook = :name ORDER BY position LIMIT :most
                        """)
                .param("name", name)
                .param("most", most)
                .query(RowReading.of(Letter.class))
                .list();
    }

    long countLetters(String name) {
        return jdbc.sql("SELECT count(*) FROM processors.webhook_letter WHERE webhook = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** Has all of them sent again; returns how many. */
    int sendAgain(String name) {
        return jdbc.sql("UPDATE processors.webhook_letter SET again = true WHERE webhook = :name")
                .param("name", name)
                .update();
    }

    /** The first that is to be sent again. */
    Optional<Letter> toSendAgain(String name) {
        return jdbc.sql("""
                        SELECT * FROM processors.webhook_letter
                         WHERE webhook = :name AND again ORDER BY position LIMIT 1
                        """)
                .param("name", name)
                .query(RowReading.of(Letter.class))
                .optional();
    }

    /** Resets the count of failed attempts. */
    void takesAgain(String name) {
        jdbc.sql("UPDATE processors.webhook SET attempts = 0, failure = NULL WHERE name = :name")
                .param("name", name)
                .update();
    }

    void delivered(String name, long position) {
        jdbc.sql("""
                        DELETE FROM processors.webhook_letter
                         WHERE webhook = :name AND position = :position
                        """).param("name", name).param("position", position).update();
    }

    /** It was not taken this time either. */
    void stillDead(String name, long position, String failure) {
        jdbc.sql("""
                        UPDATE processors.webhook_letter SET again = false, failure = :failure
                         WHERE webhook = :name AND position = :position
                        """)
                .param("name", name)
                .param("position", position)
                .param("failure", failure)
                .update();
    }
}
