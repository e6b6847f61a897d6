package org.caseledger.query.respondents;

import javax.sql.DataSource;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.query.views.DeclaredView;

/** Writes {@code views.respondent}: every entry of the register of respondents. */
public final class RespondentView extends DeclaredView<RespondentEntry> {
    public RespondentView(DataSource dataSource) {
        super(dataSource, "respondent", 1, RespondentEntry.class, RespondentEntry::stream, RespondentEntry::on);
        folds(RespondentEvent.class);
        keepsOfNoCase("respondent")
                .column("name", "text", r -> r.entry().business().name())
                .column("words", "text", RespondentEntry::words)
                .column("street", "text", r -> r.entry().business().street())
                .column("joined_to", "uuid", r -> r.entry().joinedTo())
                .kept();
    }
}
