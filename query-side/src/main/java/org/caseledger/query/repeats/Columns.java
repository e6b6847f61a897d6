package org.caseledger.query.repeats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row. */
final class Columns {
    private Columns() {}

    static RepeatCandidate candidate(ResultSet row, RepeatKeys asked, CaseLinks own) throws SQLException {
        var likeness = Similarity.of(asked, keys(row));
        var bonds = CaseLinks.of(row);
        return new RepeatCandidate(
                caseId(row),
                row.getString("number"),
                row.getString("respondent"),
                instant(row, "received_at"),
                ComplaintState.valueOf(row.getString("state")),
                unit(row),
                likeness.score(),
                likeness.reasons(),
                likeness.shares(),
                likeness.similarity(),
                own.linked(bonds),
                own.joined(bonds));
    }

    static CaseLink tie(ResultSet row) throws SQLException {
        return new CaseLink(
                CaseLink.Kind.valueOf(row.getString("kind")),
                caseId(row),
                row.getString("number"),
                row.getString("respondent"),
                instant(row, "received_at"),
                ComplaintState.valueOf(row.getString("state")),
                unit(row));
    }

    /** The keys that are compared; the sketch only finds. */
    static RepeatKeys keys(ResultSet row) throws SQLException {
        return new RepeatKeys(
                row.getObject("phone", Long.class),
                row.getObject("email", Long.class),
                row.getObject("address", Long.class),
                row.getObject("complainant", Long.class),
                row.getString("name"),
                numbers(row, "said"),
                List.of());
    }

    static List<Long> numbers(ResultSet row, String column) throws SQLException {
        return List.of((Long[]) row.getArray(column).getArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static CaseId caseId(ResultSet row) throws SQLException {
        return new CaseId(row.getObject("case_id", UUID.class));
    }

    static @Nullable UnitId unit(ResultSet row) throws SQLException {
        var id = row.getString("unit");
        return id == null ? null : new UnitId(id);
    }
}
