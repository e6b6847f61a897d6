package org.caseledger.events.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.events.CaseId;

/**
 * What proposes an incident: a grave complaint, or an hour in which surprisingly many came in; a
 * plain string on the wire, such as {@code surge/2026-03-02T01:00:00Z/CHANNEL/WECHAT}.
 */
public record ProposalId(@JsonValue String value) {

    private static final String CASE = "case/";
    private static final String SURGE = "surge/";

    /** Throws {@link IllegalArgumentException} for a text that names no proposal. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProposalId {
        try {
            if (value.startsWith(CASE)) {
                CaseId.of(value.substring(CASE.length()));
            } else if (!value.startsWith(SURGE) || value.split("/").length < 3) {
                throw new IllegalArgumentException(value);
            } else {
                Instant.parse(value.split("/")[1]);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(value, e);
        }
    }

    /** The one that a grave complaint makes (P2.15, P4.19, P6.15, P7.16). */
    public static ProposalId of(CaseId caseId) {
        return new ProposalId(CASE + caseId);
    }

    /** The one that an hour makes, of all cases or of some (P2.22). */
    public static ProposalId of(Instant hour, String cases) {
        return new ProposalId(SURGE + hour + "/" + cases);
    }

    /** The complaint that makes it, if one does. */
    public Optional<CaseId> caseId() {
        return value.startsWith(CASE)
                ? Optional.of(CaseId.of(value.substring(CASE.length())))
                : Optional.empty();
    }

    /** The hour that makes it, if one does. */
    public Optional<Instant> hour() {
        return value.startsWith(SURGE)
                ? Optional.of(Instant.parse(value.split("/")[1]))
                : Optional.empty();
    }

    /** The identity of the incident it leads to: it is declared or dismissed once. */
    public UUID incident() {
        return UUID.nameUUIDFromBytes(("incident/" + value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return value;
    }
}
