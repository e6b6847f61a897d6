package org.caseledger.events.respondent;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;

/** A fact about an entry of the register of respondents, in the order of its life (O121-10). */
public sealed interface RespondentEvent extends LedgerEvent {

    /** A business was entered into the register of respondents (O121-10). */
    @EventType("RespondentRegistered")
    record RespondentRegistered(RegisteredBusiness business) implements RespondentEvent {}

    /** The entry of a business in the register was changed; {@code business} is the whole new entry. */
    @EventType("RespondentChanged")
    record RespondentChanged(RegisteredBusiness business, String reason) implements RespondentEvent {}

    /** By which other names a business goes, such as the one on its signboard; all of them since. */
    @EventType("RespondentAliased")
    record RespondentAliased(List<String> aliases) implements RespondentEvent {}

    /**
     * This entry is the same business as another one, which shows the cases of both since; nothing in the cases is
     * changed.
     */
    @EventType("RespondentsJoined")
    record RespondentsJoined(RespondentId into, String reason) implements RespondentEvent {}

    /** This entry is a business of its own after all, apart from the one that it was joined to. */
    @EventType("RespondentsParted")
    record RespondentsParted(RespondentId from, String reason) implements RespondentEvent {}
}
