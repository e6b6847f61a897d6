package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** Takes the files that come with the form of a command. */
@Component
@RequiredArgsConstructor
class SentFiles {
    private final EvidenceFiles evidence;
    private final ArrivingEvidence arriving;

    /**
     * Examines those that are kept as the command is decided; of any other command they are kept now, and what is
     * filled in names them.
     */
    ArrivingEvidence.Examined take(
            HttpServletRequest request,
            CaseId caseId,
            Class<? extends ComplaintCommand> command,
            MultiValueMap<String, String> typed,
            Actor actor) {
        if (CommandWithEvidence.class.isAssignableFrom(command)) {
            var naming = command.asSubclass(CommandWithEvidence.class);
            return arriving.examined(request, typed, naming, actor);
        }
        keep(request, caseId, typed, actor);
        return arriving.none();
    }

    /** Keeps them for a case; a file without a name of its own is called as it was sent. */
    private void keep(HttpServletRequest request, CaseId caseId, MultiValueMap<String, String> typed, Actor actor) {
        var form = WebUtils.getNativeRequest(request, MultipartRequest.class);
        if (form == null) {
            return;
        }
        form.getFileMap().forEach((field, file) -> {
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
