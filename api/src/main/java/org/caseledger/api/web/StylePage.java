package org.caseledger.api.web;

import static org.caseledger.api.web.ProgressStep.State.AHEAD;
import static org.caseledger.api.web.ProgressStep.State.DONE;
import static org.caseledger.api.web.ProgressStep.State.LATE;
import static org.caseledger.api.web.ProgressStep.State.NOW;

import java.util.List;
import java.util.Objects;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.procedure.Light;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;

/** 界面样式: every component of the pages in each of its states, for those who administer. */
@PageController
class StylePage {
    private static final List<String> ICONS = List.of("menu", "close", "account", "leave", "done", "nothing", "style");
    private static final int ROWS = 120;

    @GetMapping("/style")
    String style(LoggedIn person, Model model) {
        ForbiddenException.unless(person.actor().role().administers());
        var ui = (PageFormats) Objects.requireNonNull(model.getAttribute("ui"));
        model.addAttribute("lights", Light.values());
        model.addAttribute("items", MenuItem.values());
        model.addAttribute("icons", ICONS);
        model.addAttribute("steps", steps(ui));
        model.addAttribute("texts", texts(ui));
        model.addAttribute("typed", new LinkedMultiValueMap<>());
        model.addAttribute("sheet", Pagination.of(new Address("/style"), 1, 20, ROWS));
        return "web/style";
    }

    /** A text offered next to a field, as {@code web/picker} lists it. */
    record OfferedText(String reference, Labelled kind, String name, String text) {}

    private static List<OfferedText> texts(PageFormats ui) {
        var agreed = ui.pick("同意。", "Agreed.");
        return List.of(new OfferedText("1/1", new Text("同意意见", "opinion to agree"), ui.pick("同意", "Agree"), agreed));
    }

    private static List<ProgressStep> steps(PageFormats ui) {
        return List.of(
                new ProgressStep(ui.pick("登记", "Received"), DONE, false, ""),
                new ProgressStep(ui.pick("分类", "Classified"), DONE, false, ""),
                new ProgressStep(ui.pick("签阅", "Signed off"), LATE, false, ""),
                new ProgressStep(ui.pick("分派", "Assigned"), DONE, false, ""),
                new ProgressStep(ui.pick("受理", "Accepted"), DONE, false, ""),
                new ProgressStep(ui.pick("调查", "Investigated"), NOW, true, ""),
                new ProgressStep(ui.pick("审批", "Approved"), AHEAD, false, ""),
                new ProgressStep(ui.pick("回复", "Replied"), AHEAD, false, ""),
                new ProgressStep(ui.pick("回访", "Followed up"), AHEAD, false, ""),
                new ProgressStep(ui.pick("归档", "Archived"), AHEAD, false, ""));
    }
}
