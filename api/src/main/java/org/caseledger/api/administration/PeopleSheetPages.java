package org.caseledger.api.administration;

import java.io.IOException;
import java.util.Base64;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.PeopleInBulk.Trial;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * 批量导入人员: a sheet is sent, its rows are shown with what becomes of each, and are recorded when nothing is wrong; the
 * page that follows shows the first passwords, once.
 */
@PageController
@RequestMapping("/people/sheet")
@RequiredArgsConstructor
class PeopleSheetPages {
    private static final String PAGE = "administration/people";

    private final PeopleInBulk people;
    private final Administrators administrators;

    @GetMapping
    String add(LoggedIn person, Model model) {
        administrators.mustChangePeople(person.actor());
        return show(null, new byte[0], FormErrors.NONE, model);
    }

    /** A workbook with everybody who can be changed by it, to be filled in. */
    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> template(LoggedIn person) {
        return AttachmentResponse.file("people.xlsx", AttachmentResponse.XLSX, people.sheet(person.actor()));
    }

    /** Tries a sheet, or records the one that was tried. */
    @PostMapping
    ModelAndView take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @Nullable String sheet,
            @Nullable String seen,
            @Nullable String reason,
            LoggedIn person,
            Model model)
            throws IOException {
        administrators.mustChangePeople(person.actor());
        boolean isNew = file != null && !file.isEmpty();
        var bytes = isNew ? file.getBytes() : kept(sheet);
        try {
            if (!isNew && seen != null) {
                var why = reason == null ? "" : reason;
                var recorded = people.record(bytes, seen, why, person.actor());
                model.addAttribute("recorded", recorded);
                return new ModelAndView("administration/passwords", model.asMap());
            }
            return new ModelAndView(show(people.tried(bytes, person.actor()), bytes, FormErrors.NONE, model));
        } catch (InvalidInputException mistake) {
            return again(bytes, mistake, person, model);
        }
    }

    // Shows what was wrong, together with what the sheet would do now if it can be read.
    private ModelAndView again(byte[] bytes, InvalidInputException mistake, LoggedIn person, Model model) {
        var page = show(readable(bytes, person), bytes, FormErrors.of(mistake), model);
        return SentForms.again(page, model);
    }

    private @Nullable Trial readable(byte[] bytes, LoggedIn person) {
        try {
            return people.tried(bytes, person.actor());
        } catch (InvalidInputException isNot) {
            return null;
        }
    }

    private static byte[] kept(@Nullable String sheet) {
        try {
            return sheet == null ? new byte[0] : Base64.getDecoder().decode(sheet);
        } catch (IllegalArgumentException notOurs) {
            return new byte[0];
        }
    }

    private static String show(@Nullable Trial trial, byte[] sheet, FormErrors mistakes, Model model) {
        model.addAttribute("trial", trial);
        model.addAttribute("sheet", Base64.getEncoder().encodeToString(sheet));
        model.addAttribute("most", PeopleSheet.MOST);
        model.addAttribute("mistakes", mistakes);
        return PAGE;
    }
}
