package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Personnel;
import org.caseledger.api.security.WrongPasswords;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 您的密码: a person’s own password, which is changed by whoever knows it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OwnPassword {
    private final People people;
    private final Personnel personnel;
    private final WrongPasswords wrong;
    private final LoginOfSession sessions;

    /** A new password, with the old one as proof. */
    public record PasswordBody(String old, String password) {}

    /** Changes a person’s own password; of the sessions of this person only that of the request stays. */
    void change(PasswordBody body, LoggedIn person, HttpServletRequest request) {
        PasswordPolicy.check(
                "password",
                body.password(),
                person.getUsername(),
                person.person().name());
        wrong.refuseTooMany(person.getUsername());
        if (!people.isPasswordOf(person.getUsername(), body.old())) {
            wrong.count(person.getUsername());
            throw new InvalidInputException("old", "原密码有误", "is not correct");
        }
        wrong.forget(person.getUsername());
        if (people.wasPasswordOf(person.getUsername(), body.password())) {
            throw PasswordPolicy.former();
        }
        sessions.changeOwn(request, person, () -> personnel.changePassword(person.getUsername(), body.password()));
    }

    /** 您的登录: who is logged in, and that person’s own password, which is changed by whoever knows it. */
    @PageController
    @RequestMapping("/account")
    @RequiredArgsConstructor
    static class AccountPages {
        private static final String PAGE = "office/account";

        private final OwnPassword own;
        private final OfficeForms forms;
        private final JsonBodies bodies;

        /** The fields of the form: the new password twice, since it is not displayed. */
        public record NewPassword(String old, String password, String again) {}

        @GetMapping
        String account(Model model) {
            show(FormErrors.NONE, model);
            return PAGE;
        }

        @PostMapping
        ModelAndView changePassword(
                @RequestParam MultiValueMap<String, String> typed,
                LoggedIn person,
                HttpServletRequest request,
                Model model) {
            try {
                var sent = bodies.read(forms.typed(typed).json(fields()), NewPassword.class);
                if (!sent.again().equals(sent.password())) {
                    throw new InvalidInputException("again", "两次输入的新密码不一致", "differs from the new password");
                }
                own.change(new PasswordBody(sent.old(), sent.password()), person, request);
                return new ModelAndView("redirect:/account?changed");
            } catch (InvalidInputException mistake) {
                show(FormErrors.of(mistake), model);
                return SentForms.again(PAGE, model);
            }
        }

        private void show(FormErrors mistakes, Model model) {
            SentForms.show(model, fields(), new LinkedMultiValueMap<>(), mistakes);
        }

        private List<FormField> fields() {
            return forms.fields(NewPassword.class, "");
        }
    }
}
