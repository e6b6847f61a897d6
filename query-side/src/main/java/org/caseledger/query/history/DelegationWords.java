package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.office.DelegationEvent;
import org.caseledger.events.office.DelegationEvent.DelegationGranted;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** A delegation of signatures, in words. */
final class DelegationWords {

    private DelegationWords() {}

    static Text of(DelegationEvent event, DisplayNames names) {
        return event instanceof DelegationGranted e
                ? format(
                        "授权%3$s代%2$s签批（第%1$s号）：%4$s，%5$s至%6$s",
                        "Delegation %1$s: %3$s signs for %2$s: %4$s, %5$s to %6$s",
                        e.delegation(),
                        names.ofPerson(e.from()),
                        names.ofPerson(e.to()),
                        Text.list(e.kinds()),
                        e.first(),
                        e.last())
                : format("撤销第%s号授权代签", "Delegation %s revoked", event.delegation());
    }
}
