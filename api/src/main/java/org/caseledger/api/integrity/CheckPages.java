package org.caseledger.api.integrity;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.EvidenceFiles;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.casefile.CheckedCase;
import org.caseledger.casefile.NotSignedYet;
import org.caseledger.command.gate.Rejection;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.events.CaseId;
import org.caseledger.tlog.NoteRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 核验: a case here and now, event by event, in the log as it was signed. */
@PageController
@RequiredArgsConstructor
class CheckPages {
    private final ProvenCaseReading proofs;
    private final OfficeForms forms;

    @GetMapping("/integrity/case")
    ModelAndView check(@Nullable String number, LoggedIn person, Model model) {
        model.addAttribute("number", number);
        model.addAttribute("mistakes", FormErrors.NONE);
        if (number == null) {
            return page(model, HttpStatus.OK);
        }
        try {
            var id = caseOf(number);
            var file = proofs.of(id.toString(), person.actor());
            model.addAttribute("id", id);
            model.addAttribute(
                    "withBeside",
                    file.streams().stream().allMatch(s -> s.events().isPresent()));
            model.addAttribute("opens", EvidenceFiles.opens(person.actor()));
            model.addAttribute("checked", CheckedCase.of(file));
            return page(model, HttpStatus.OK);
        } catch (InvalidInputException mistake) {
            return again(FormErrors.of(mistake), model);
        } catch (Rejection rejection) {
            return again(FormErrors.of(rejection), model);
        } catch (NoteRejected rejected) {
            model.addAttribute("unsigned", RequestLanguage.choose(rejected));
            return page(model, HttpStatus.OK);
        } catch (ForeignEvent foreign) {
            model.addAttribute("foreign", RequestLanguage.choose(foreign));
            return page(model, HttpStatus.OK);
        } catch (NotSignedYet notYet) {
            model.addAttribute("unsigned", RequestLanguage.choose(notYet));
            return page(model, HttpStatus.OK);
        }
    }

    private CaseId caseOf(String number) {
        return forms.caseOf(number.strip())
                .orElseThrow(() -> new InvalidInputException(
                        "number", "没有编号为“%s”的投诉件", "There is no case with the number “%s”", number));
    }

    private static ModelAndView again(FormErrors mistakes, Model model) {
        model.addAttribute("mistakes", mistakes);
        return page(model, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView page(Model model, HttpStatus status) {
        return new ModelAndView("integrity/case", model.asMap(), status);
    }
}
