package org.caseledger.api.portal;

import java.util.List;
import org.caseledger.api.complaints.ArrivingEvidence;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.parties.PartyCommand.AddFacts;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.query.casefile.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.ModelAndView;

/** What the page of a case shows its complainant, with the forms of what is possible now. */
@Component
@WithPortal
class PortalCaseView {
    /** The ratings of the outcome that a complainant can choose. */
    static final List<Satisfaction> RATINGS = List.of(Satisfaction.SATISFIED, Satisfaction.PARTLY, Satisfaction.NOT);

    private final AvailableCommands available;
    private final DataSize largest;

    PortalCaseView(AvailableCommands available, @Value("${caseledger.portal.largest-form}") DataSize largest) {
        this.available = available;
        this.largest = largest;
    }

    /** Does not say what is wrong with a pair. */
    static ModelAndView wrong(Model model) {
        model.addAttribute("key", new PortalKey("", ""));
        model.addAttribute("wrong", true);
        return SentForms.again("portal/start", model);
    }

    /** Its page, which tells what was done. */
    ModelAndView show(CaseFile file, PortalKey key, @Nullable String did, Model model) {
        return show(file, key, did, new LinkedMultiValueMap<>(), FormErrors.NONE, model);
    }

    /** Its page with what was typed and why nothing was done. */
    ModelAndView again(
            CaseFile file, PortalKey key, MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        var page = show(file, key, null, typed, mistakes, model);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView show(
            CaseFile file,
            PortalKey key,
            @Nullable String did,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            Model model) {
        SentForms.show(model, List.of(), typed, mistakes);
        model.addAttribute("progress", PortalProgress.of(file, offers(file)));
        model.addAttribute("proof", key);
        model.addAttribute("did", did);
        model.addAttribute("ratings", RATINGS);
        model.addAttribute("accepted", FileKind.accepted());
        model.addAttribute("largest", largest.toBytes());
        model.addAttribute("most", ArrivingEvidence.MOST);
        return new ModelAndView("portal/case", model.asMap());
    }

    private PortalProgress.Offers offers(CaseFile file) {
        return new PortalProgress.Offers(
                isOffered(file, AddFacts.class),
                isOffered(file, WithdrawComplaint.class),
                isOffered(file, RecordFollowUp.class) && !PortalProgress.isRated(file));
    }

    private boolean isOffered(CaseFile file, Class<? extends ComplaintCommand> command) {
        return available.of(file.payloads(), command, Actor.CITIZEN).refused() == null;
    }
}
