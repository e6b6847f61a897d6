package org.caseledger.api.platforms;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The numbers and clocks of platforms; the case of a number follows from the number. */
@Repository
@RequiredArgsConstructor
class WorkOrderRows {
    private final JdbcClient jdbc;

    /** An order, and by when its platform wants an answer. */
    record Row(
            String platform,
            String number,
            CaseId caseId,
            @Nullable Instant dueAt) {}

    /**
     * Keeps an order as the platform sent it, also before its case exists. A change older than the known one is late,
     * and leaves the clock unchanged.
     */
    Row keep(Row order, @Nullable Instant changedAt) {
        jdbc.sql("""
                        INSERT INTO processors.work_order (platform, number, case_id, due_at, changed_at)
                        VALUES (:platform, :number, :case, :due, :changed)
                        ON CONFLICT (platform, number) DO UPDATE
                           SET due_at = excluded.due_at, changed_at = excluded.changed_at
                         WHERE excluded.due_at IS NOT NULL
                           AND coalesce(excluded.changed_at >= work_order.changed_at,
                                        work_order.changed_at IS NULL)
                        """)
                .param("platform", order.platform())
                .param("number", order.number())
                .param("case", order.caseId().value())
                .param("due", utc(order.dueAt()))
                .param("changed", utc(changedAt))
                .update();
        return jdbc.sql("""
                        SELECT * FROM processors.work_order
                         WHERE platform = :platform AND number = :number
                        """)
                .param("platform", order.platform())
                .param("number", order.number())
                .query(RowReading.of(Row.class))
                .single();
    }

    /** The orders of a case. */
    List<Row> of(CaseId caseId) {
        return jdbc.sql("""
                        SELECT * FROM processors.work_order
                         WHERE case_id = :case ORDER BY platform, number
                        """)
                .param("case", caseId.value())
                .query(RowReading.of(Row.class))
                .list();
    }

    /** The order of a platform that became this case. */
    Optional<Row> of(CaseId caseId, String platform) {
        return of(caseId).stream()
                .filter(row -> row.platform().equals(platform))
                .findFirst();
    }

    /** As which of these spellings an order of a platform is known. */
    Optional<String> spelling(String platform, Collection<String> numbers) {
        return jdbc.sql("""
                        SELECT number FROM processors.work_order
                         WHERE platform = :platform AND number IN (:numbers) ORDER BY number LIMIT 1
                        """)
                .param("platform", platform)
                .param("numbers", numbers)
                .query(String.class)
                .optional();
    }

    /** The case of the order of one of these numbers, the first by name of its platform. */
    Optional<CaseId> numbered(Collection<String> numbers) {
        return jdbc.sql("""
                        SELECT case_id FROM processors.work_order
                         WHERE number IN (:numbers) ORDER BY platform, number LIMIT 1
                        """)
                .param("numbers", numbers)
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
