package org.caseledger.api.pages;

import java.util.List;
import org.caseledger.api.http.CaseController;
import org.caseledger.api.http.MomentsController;
import org.caseledger.api.http.NotHere;
import org.caseledger.api.http.Paging;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.query.moments.CaseComparison;
import org.caseledger.query.moments.CaseMoment;
import org.caseledger.query.moments.Known;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 回放: a case event by event, as it stood, and any two of its moments side by side. */
@Controller
@RequestMapping("/cases/{id}")
class ReplayPages {

    private final CaseController cases;
    private final MomentsController moments;

    ReplayPages(CaseController cases, MomentsController moments) {
        this.cases = cases;
        this.moments = moments;
    }

    @GetMapping("/replay")
    String replay(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer v,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var now = cases.read(id, null, person).getBody();
        int last = Math.toIntExact(now.version());
        int version = v == null ? 0 : Paging.within("v", v, 0, last);
        model.addAttribute("case", now);
        model.addAttribute("version", version);
        model.addAttribute("last", last);
        model.addAttribute("moment", moment(id, version, person));
        model.addAttribute("changes", changes(id, version, person));
        var history = cases.history(id, person);
        model.addAttribute("history", history);
        model.addAttribute("event", history.get(version));
        return "replay";
    }

    /** The step of a case that the log has at a position. */
    @GetMapping("/at/{position}")
    String at(
            @PathVariable String id,
            @PathVariable long position,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        if (!cases.knows(id, person)) {
            return "redirect:/cases/" + id; // which says that it is secret
        }
        var event =
                cases.history(id, person).stream()
                        .filter(entry -> entry.position() == position)
                        .findFirst()
                        .orElseThrow(NotHere::new);
        return replay(id, Math.toIntExact(event.sequence()), person, model);
    }

    private CaseMoment moment(String id, int version, LoggedIn person) {
        var asked = new MomentsController.OneMoment("v" + version, Known.THEN, null);
        return moments.moment(id, asked, person).getBody();
    }

    private List<CaseComparison.Change> changes(String id, int version, LoggedIn person) {
        if (version == 0) {
            return List.of();
        }
        var asked =
                new MomentsController.TwoMoments(
                        "v" + (version - 1), Known.THEN, "v" + version, Known.THEN, null);
        return moments.compare(id, asked, person).getBody().changes();
    }

    /** Two moments, each an event of the case; without any, its beginning and its end. */
    @GetMapping("/compare")
    String compare(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer a,
            @RequestParam(required = false) @Nullable Integer b,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var now = cases.read(id, null, person).getBody();
        int last = Math.toIntExact(now.version());
        int from = a == null ? 0 : Paging.within("a", a, 0, last);
        int to = b == null ? last : Paging.within("b", b, 0, last);
        var asked =
                new MomentsController.TwoMoments(
                        "v" + from, Known.THEN, "v" + to, Known.THEN, null);
        model.addAttribute("case", now);
        model.addAttribute("a", from);
        model.addAttribute("b", to);
        model.addAttribute("history", cases.history(id, person));
        model.addAttribute("comparison", moments.compare(id, asked, person).getBody());
        return "compare";
    }
}
