package org.caseledger.api.notices;

import static org.caseledger.query.Conditions.utc;

import java.time.Instant;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices of people, and which of them are to be delivered. */
@Repository
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NoticeTables {
    private final JdbcClient jdbc;

    /** Adds a notice of a person; whether it was not there yet. */
    boolean add(NoticeRow notice, String person) {
        return jdbc.sql("""
                                INSERT INTO processors.notice (id, person, kind, case_id, number, made_at)
                                VALUES (:id, :person, :kind, :case, :number, :at)
                                    ON CONFLICT (id) DO NOTHING
                                """)
                        .param("id", notice.id())
                        .param("person", person)
                        .param("kind", notice.kind().name())
                        .param("case", notice.caseId().value())
                        .param("number", notice.number())
                        .param("at", utc(notice.madeAt()))
                        .update()
                > 0;
    }

    /** Adds a notice to a delivery; whether that is still to be sent. */
    boolean deliver(Delivery delivery, UUID notice) {
        jdbc.sql("""
                        INSERT INTO processors.delivery (id, person, channel, due_at)
                        VALUES (:id, :person, :channel, :due)
                            ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", delivery.id())
                .param("person", delivery.person())
                .param("channel", delivery.channel().name())
                .param("due", utc(delivery.dueAt()))
                .update();
        boolean open =
                jdbc.sql("""
                                SELECT state = 'WAITING' AND attempts = 0
                                  FROM processors.delivery WHERE id = :id FOR UPDATE
                                """).param("id", delivery.id()).query(Boolean.class).single();
        if (open) {
            jdbc.sql("""
                            INSERT INTO processors.delivery_notice (delivery, notice)
                            VALUES (:delivery, :notice) ON CONFLICT DO NOTHING
                            """)
                    .param("delivery", delivery.id())
                    .param("notice", notice)
                    .update();
        }
        return open;
    }

    /** The notices of a person, or only those that are not read, the newest first. */
    public Page<NoticeRow> of(String person, boolean unread, int page, int size) {
        var notices =
                new Conditions().with("person = :person", "person", person).with("read_at IS NULL", unread);
        var rows = notices.page(jdbc, """
                        SELECT id, kind, case_id, number, made_at, read_at
                          FROM processors.notice WHERE %s
                         ORDER BY made_at DESC, id LIMIT :size OFFSET :offset
                        """.formatted(notices.text()), page, size, RowReading.of(NoticeRow.class));
        return new Page<>(rows, notices.counted("processors.notice").read(jdbc));
    }

    /** How many a person has not read. */
    public long unread(String person) {
        return countUnread(person).read(jdbc);
    }

    /** The same number, to be asked for together with others. */
    public Count countUnread(String person) {
        return new Conditions()
                .with("person = :person", "person", person)
                .with("read_at IS NULL", true)
                .counted("processors.notice");
    }

    /** Marks one notice of a person as read, or all that were made until then. */
    public void read(String person, @Nullable UUID id, Instant at) {
        jdbc.sql("""
                        UPDATE processors.notice SET read_at = :at
                         WHERE person = :person AND read_at IS NULL AND made_at <= :at
                           AND (:id::uuid IS NULL OR id = :id::uuid)
                        """)
                .param("person", person)
                .param("at", utc(at))
                .param("id", id == null ? null : id.toString())
                .update();
    }

    /** Removes the notices of a case, and the messages sent or to be sent about it alone. */
    void forget(CaseId caseId) {
        jdbc.sql("DELETE FROM processors.notice WHERE case_id = :case")
                .param("case", caseId.value())
                .update();
        jdbc.sql("""
                        DELETE FROM processors.delivery d
                         WHERE NOT EXISTS (SELECT FROM processors.delivery_notice n
                                            WHERE n.delivery = d.id)
                        """).update();
    }

    /** Takes away what was made before; what is still to be sent stays. */
    int removeMadeBefore(Instant before) {
        jdbc.sql("DELETE FROM processors.delivery WHERE state <> 'WAITING' AND ended_at < :before")
                .param("before", utc(before))
                .update();
        return jdbc.sql("""
                        DELETE FROM processors.notice n
                         WHERE made_at < :before
                           AND NOT EXISTS (SELECT FROM processors.delivery_notice d
                                            WHERE d.notice = n.id)
                        """).param("before", utc(before)).update();
    }
}
