package org.example.ours;

import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.queryhandling.QueryHandler;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases of an office by channel, in a table of its own. */
@ProcessingGroup("ours")
public class Intake {
    private final JdbcClient jdbc;

    Intake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ComplaintReceived event) {
        jdbc.sql("INSERT INTO ours.intake (case_id, channel) VALUES (:case, :channel)")
                .param("case", event.caseId().value())
                .param("channel", event.channel().name())
                .update();
    }

    @EventHandler
    void on(ComplaintClassified event, @SourceId String caseId) {
        jdbc.sql("UPDATE ours.intake SET severity = :severity WHERE case_id = :case")
                .param("case", UUID.fromString(caseId))
                .param("severity", event.severity().name())
                .update();
    }

    @QueryHandler
    long handle(HowManyFrom query) {
        return jdbc.sql("SELECT count(*) FROM ours.intake WHERE channel = :channel")
                .param("channel", query.channel().name())
                .query(Long.class)
                .single();
    }
}
