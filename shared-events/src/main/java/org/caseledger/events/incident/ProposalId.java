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
 * The origin of a proposed incident: a grave complaint, or an hour with an unusual number of complaints; a plain string
 * on the wire, such as {@code surge/2026-03-02T01:00:00Z/CHANNEL/WECHAT}.
 */
public record ProposalId(@JsonValue String value) {
    private static final String CASE = "case/";
    private static final String SURGE = "surge/";

    /** Throws {@link IllegalArgumentException} for a text that is not a proposal. */
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

    /** The proposal of a grave complaint (P2.15, P4.19, P6.15, P7.16). */
    public static ProposalId of(CaseId caseId) {
        return new ProposalId(CASE + caseId);
    }

    /** The proposal of an hour, for all cases or some of them (P2.22). */
    public static ProposalId of(Instant hour, String cases) {
        return new ProposalId(SURGE + hour + "/" + cases);
    }

    /** The complaint from which it originates, if any. */
    public Optional<CaseId> caseId() {
        return value.startsWith(CASE) ? Optional.of(CaseId.of(value.substring(CASE.length()))) : Optional.empty();
    }

    /** The hour from which it originates, if any. */
    public Optional<Instant> hour() {
        return value.startsWith(SURGE) ? Optional.of(Instant.parse(value.split("/")[1])) : Optional.empty();
    }

    /** The id of the resulting incident, which is declared or dismissed only once. */
    public UUID incident() {
        return UUID.nameUUIDFromBytes(("incident/" + value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return value;
    }
}
