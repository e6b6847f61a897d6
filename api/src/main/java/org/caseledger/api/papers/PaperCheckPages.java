package org.caseledger.api.papers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.uploads.UploadBudget;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** 文书核验: whether a file is the paper of a number as it was issued, byte for byte. */
@PageController
@RequiredArgsConstructor
class PaperCheckPages {
    private final PaperCheck check;
    private final UploadBudget room;

    @GetMapping("/papers/check")
    String ask(@Nullable String number, LoggedIn person, Model model) {
        AccessPolicy.mustReadCases(person.actor());
        show(number, Optional.empty(), model);
        return "papers/check";
    }

    @PostMapping("/papers/check")
    String check(@Nullable String number, HttpServletRequest request, LoggedIn person, Model model) throws IOException {
        AccessPolicy.mustReadCases(person.actor());
        var form = WebUtils.getNativeRequest(request, MultipartRequest.class);
        var file = form == null ? null : form.getFile("file");
        if (file == null || file.isEmpty()) {
            show(number, Optional.of(check.number(number == null ? "" : number)), model);
            return "papers/check";
        }
        var taken = room.take(file.getSize());
        try {
            show(number, Optional.of(check.file(number == null ? "" : number, file.getBytes())), model);
        } finally {
            taken.leave();
        }
        return "papers/check";
    }

    private static void show(@Nullable String number, Optional<PaperCheck.Result> result, Model model) {
        model.addAttribute("number", number == null ? "" : number);
        model.addAttribute("result", result.orElse(null));
    }
}
