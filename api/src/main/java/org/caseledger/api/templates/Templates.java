package org.caseledger.api.templates;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.gate.Rule;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.office.TemplateEvent;
import org.caseledger.text.Wording;
import org.springframework.stereotype.Component;

/** The templates of the office, which everybody reads and an administrator changes. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Templates {
    private final EventLog log;
    private final OfficeLog office;

    /** All of them, by number. */
    public List<Template> all() {
        return book().all();
    }

    TemplateBook book() {
        return TemplateBook.of(log);
    }

    /** Changes them, decided by the templates as they are when that is recorded. */
    public void change(TemplateChange change, Actor by) {
        AccessPolicy.mustAdminister(by);
        if (!Wording.isInWords(change.reason())) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        office.change(TemplateEvent.STREAM, () -> change.decide(book()), by);
    }
}
