package org.caseledger.api.duty;

import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.gate.Rejection;
import org.caseledger.events.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A roster from a table, CSV or XLSX: all of its rows, or none with every mistake reported. */
@PageController
@RequestMapping("/duty/import")
@RequiredArgsConstructor
class RosterImportPages {
    private final Rostering rosters;
    private final Requests requests;

    /** A mistake in the table: in which row and column, empty where it is the whole table. */
    public record Wrong(String row, String column, String says) {
        static Wrong of(InvalidInputException.Field field) {
            var says = RequestLanguage.choose(field);
            var place = field.field().split(" ", 3);
            return place.length == 3 ? new Wrong(place[1], place[2], says) : new Wrong("", "", says);
        }
    }

    @GetMapping
    String form(LoggedIn person, Model model) {
        if (!new PageCommand(AssignDuty.class).to(person.actor().role())) {
            throw new ForbiddenException();
        }
        fill(List.of(), FormErrors.NONE, model);
        return "duty/import";
    }

    @PostMapping
    ModelAndView take(
            @RequestParam(required = false) MultipartFile file, @Nullable String key, LoggedIn person, Model model)
            throws IOException {
        try {
            var bytes = file == null ? new byte[0] : file.getBytes();
            var request = requests.of("/duty/import", bytes, person, key, null);
            var taken = rosters.take(bytes, request, person.actor());
            return new ModelAndView("redirect:/duty?after=" + taken.position());
        } catch (InvalidInputException mistake) {
            fill(mistake.fields().stream().map(Wrong::of).toList(), FormErrors.NONE, model);
        } catch (Rejection rejection) {
            fill(List.of(), FormErrors.of(rejection), model);
        }
        return new ModelAndView("duty/import", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static void fill(List<Wrong> wrong, FormErrors mistakes, Model model) {
        model.addAttribute("wrong", wrong);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("key", TimeOrderedId.next());
    }
}
