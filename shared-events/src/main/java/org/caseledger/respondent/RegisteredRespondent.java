package org.caseledger.respondent;

import java.util.List;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentEvent.RespondentAliased;
import org.caseledger.events.respondent.RespondentEvent.RespondentChanged;
import org.caseledger.events.respondent.RespondentEvent.RespondentRegistered;
import org.caseledger.events.respondent.RespondentEvent.RespondentsJoined;
import org.caseledger.events.respondent.RespondentId;
import org.jspecify.annotations.Nullable;

/** A current entry of the register; {@code joinedTo} shows its cases while it is joined. */
public record RegisteredRespondent(
        RegisteredBusiness business,
        List<String> aliases,
        @Nullable RespondentId joinedTo) {
    /** The entry after an event of its own; the first one registers it. */
    public static RegisteredRespondent on(@Nullable RegisteredRespondent before, RespondentEvent event) {
        if (event instanceof RespondentRegistered e) {
            return new RegisteredRespondent(e.business(), List.of(), null);
        } else if (event instanceof RespondentChanged e) {
            return new RegisteredRespondent(e.business(), before.aliases, before.joinedTo);
        } else if (event instanceof RespondentAliased e) {
            return new RegisteredRespondent(before.business, e.aliases(), before.joinedTo);
        } else if (event instanceof RespondentsJoined e) {
            return new RegisteredRespondent(before.business, before.aliases, e.into());
        }
        return new RegisteredRespondent(before.business, before.aliases, null);
    }
}
