package org.caseledger.api.security;

import java.util.List;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.categories.CategoryBook;
import org.caseledger.categories.FirstCategories;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.office.CategoryEvent;
import org.springframework.stereotype.Component;

/** Changes the category lists of the office: each change is an event with who and why. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CategoryRegister {
    private final OfficeLog log;
    private final EventLog events;

    /** The lists as they are now. */
    public CategoryBook book() {
        return CategoryBook.of(events);
    }

    /** Records the change that is decided by the lists as they are when it is recorded. */
    public void record(Function<CategoryBook, CategoryEvent> decide, Actor by) {
        log.change(CategoryEvent.STREAM, () -> decide.apply(book()), by);
    }

    /** Begins with the lists that come with the ledger, unless the office has some. */
    void begin(Cause cause) {
        long next = log.next(CategoryEvent.STREAM);
        if (next == 0) {
            log.record(List.of(FirstCategories.adopted(cause.reason())), next, cause.by());
        }
    }
}
