package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.OwnPassword.PasswordBody;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 您的登录: who is logged in, and that person’s own password, which is changed by whoever knows it. */
@PageController
@RequestMapping("/account")
@RequiredArgsConstructor
class AccountPages {
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
