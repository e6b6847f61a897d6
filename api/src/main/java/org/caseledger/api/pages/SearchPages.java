package org.caseledger.api.pages;

import java.util.List;
import java.util.Map;
import org.caseledger.api.http.InputMistake;
import org.caseledger.api.http.Language;
import org.caseledger.api.http.SearchController;
import org.caseledger.api.http.ShownCard;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.events.ComplaintState;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 检索: cases by the words in them. */
@Controller
class SearchPages {

    private final SearchController search;

    SearchPages(SearchController search) {
        this.search = search;
    }

    @GetMapping("/search")
    String search(
            SearchController.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("states", ComplaintState.values());
        List<ShownCard> cards = List.of();
        long total = 0;
        if (question.q() != null && !question.q().isBlank()) {
            try {
                var found = search.search(question, person);
                cards = found.cards();
                total = found.total();
            } catch (InputMistake mistake) {
                var field = mistake.fields().get(0);
                model.addAttribute("mistake", Language.choose(field.zh(), field.en()));
            }
        }
        model.addAttribute("cards", cards);
        model.addAttribute("sheet", PageOfMany.of("/search", asked, total));
        return "search";
    }
}
