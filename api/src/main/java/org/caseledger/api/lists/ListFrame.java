package org.caseledger.api.lists;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Actor;
import org.caseledger.events.office.ListKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What is around a list on each of its pages: how it is shown, what can be done with several of its cases, and the
 * reader's views of it.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ListFrame {
    private final SavedViews views;

    /** Of no {@code kind}, views are neither saved nor shown. */
    public void show(ListLayout<?> layout, @Nullable ListKind kind, Actor actor, Model model) {
        model.addAttribute("layout", layout);
        model.addAttribute("batch", BatchCommands.of(actor.role()));
        if (kind != null) {
            model.addAttribute("listKind", kind);
            model.addAttribute("views", views.of(actor, kind));
        }
    }
}
