package org.caseledger.api.incidents;

import java.util.Arrays;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageFormats;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.incident.ProposalId;
import org.springframework.stereotype.Component;

/** What a proposal is of, in words: the number of a case, or the hour of a surge. */
@Component
@RequiredArgsConstructor
class ProposalWords {
    private static final String CHANNEL = "CHANNEL/";
    private static final String CATEGORY = "CATEGORY/";

    private final CaseReading cases;

    /** The proposal in words, as {@code person} may know it; empty for a text that names none. */
    String of(String text, LoggedIn person, PageFormats ui) {
        ProposalId proposal;
        try {
            proposal = new ProposalId(text);
        } catch (IllegalArgumentException e) {
            return "";
        }
        var caseId = proposal.caseId();
        if (caseId.isPresent()) {
            return cases.now(caseId.get(), person.actor()).receipt().number();
        }
        return proposal.hour().map(ui::time).orElse("") + " " + which(text, ui);
    }

    private static String which(String text, PageFormats ui) {
        var which = text.split("/", 3)[2];
        if (which.startsWith(CATEGORY)) {
            return which.substring(CATEGORY.length());
        }
        return Arrays.stream(Channel.values())
                .filter(channel -> which.equals(CHANNEL + channel.name()))
                .findFirst()
                .map(ui::word)
                .orElse("");
    }
}
