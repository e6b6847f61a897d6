package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** Keeps the files that come with a form, so that what is filled in names them. */
@Component
class SentFiles {

    private final EvidenceFiles evidence;

    SentFiles(EvidenceFiles evidence) {
        this.evidence = evidence;
    }

    /** Keeps them for a case; a file without a name of its own is called as it was sent. */
    void keep(
            HttpServletRequest request,
            CaseId caseId,
            MultiValueMap<String, String> typed,
            Actor actor) {
        var form = WebUtils.getNativeRequest(request, MultipartRequest.class);
        if (form == null) {
            return;
        }
        form.getFileMap()
                .forEach(
                        (field, file) -> {
                            if (file.isEmpty() && "".equals(file.getOriginalFilename())) {
                                return; // none was chosen
                            }
                            var kept = evidence.keep(caseId, field, file, actor);
                            typed.set(field, kept.sha256());
                            var called = field.substring(0, field.lastIndexOf('.') + 1) + "name";
                            var name = typed.getFirst(called);
                            if (name == null || name.isBlank()) {
                                typed.set(called, kept.name());
                            }
                        });
    }
}
