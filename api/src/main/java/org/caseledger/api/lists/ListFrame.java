package org.caseledger.api.lists;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.PageRequest;
import org.caseledger.events.office.ListKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is around a list on each of its pages: how it is shown, what can be done with several of its cases, and the
 * reader's views of it.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ListFrame {
    private final SavedViews views;

    /** Of no {@code kind}, views are neither saved nor shown. */
    public void show(ListLayout<?> layout, @Nullable ListKind kind, PageRequest page) {
        page.add("layout", layout);
        page.add("batch", BatchCommands.of(page.actor().role()));
        if (kind != null) {
            page.add("listKind", kind);
            page.add("views", views.of(page.actor(), kind));
        }
    }
}
