package org.caseledger.api.complaints;

import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 批量同意: approves what was chosen on the desk, each by itself, and tells what became of each. */
@PageController
@RequiredArgsConstructor
class BatchSigningPages {
    private static final String SEAT = "seat";

    /** As many as a page of the list can have. */
    private static final int MOST = 200;

    private final BatchSigning batch;
    private final Desk desk;
    private final Paging paging;

    /** Runs before the body is read: only a person who may sign there learns what is wrong with it. */
    @ModelAttribute(SEAT)
    DeskSeat seat(DeskPlace place, LoggedIn person) {
        return desk.seat(person, place);
    }

    @PostMapping(DeskPlace.PATH)
    ModelAndView approve(
            @ModelAttribute(name = SEAT, binding = false) DeskSeat seat,
            @RequestParam(required = false) @Nullable List<String> item,
            @RequestParam String key,
            LoggedIn person,
            Model model) {
        var chosen = item == null
                ? List.<BatchItem>of()
                : item.stream().map(BatchItem::of).toList();
        if (chosen.size() > MOST) {
            throw new InvalidInputException("item", "最多选%d件", "must be at most %d items", MOST);
        }
        var results = batch.approve(chosen, key, person, seat.signing());
        results.stream()
                .flatMap(result -> Stream.ofNullable(result.result().position()))
                .max(Long::compare)
                .ifPresent(paging::waitFor);
        model.addAttribute("results", results);
        model.addAttribute(
                "approved",
                results.stream().filter(one -> one.result().isDone()).count());
        desk.show(desk.rows(seat), seat, model);
        return results.isEmpty()
                ? SentForms.again(DeskPages.PAGE, model)
                : new ModelAndView(DeskPages.PAGE, model.asMap());
    }
}
