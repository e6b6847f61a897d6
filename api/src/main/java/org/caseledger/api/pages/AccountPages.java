package org.caseledger.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.caseledger.api.forms.FormField;
import org.caseledger.api.http.Bodies;
import org.caseledger.api.http.InputMistake;
import org.caseledger.api.http.OwnLoginController;
import org.caseledger.api.http.OwnLoginController.PasswordBody;
import org.caseledger.api.security.LoggedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 您的登录: who is logged in, and the own password, which is changed by whoever knows it. */
@Controller
@RequestMapping("/account")
class AccountPages {

    private static final String PAGE = "account";

    private final OwnLoginController own;
    private final OfficeForms forms;
    private final Bodies bodies;

    AccountPages(OwnLoginController own, OfficeForms forms, Bodies bodies) {
        this.own = own;
        this.forms = forms;
        this.bodies = bodies;
    }

    /** What the form asks for: the new password twice, since nobody sees it. */
    public record NewPassword(String old, String password, String again) {}

    @GetMapping
    String account(Model model) {
        show(Mistakes.NONE, model);
        return PAGE;
    }

    @PostMapping
    ModelAndView changePassword(
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal LoggedIn person,
            HttpServletRequest request,
            Model model) {
        try {
            var sent = bodies.read(forms.typed(typed).json(fields()), NewPassword.class);
            if (!sent.again().equals(sent.password())) {
                throw new InputMistake("again", "两次输入的新密码不一致", "differs from the new password");
            }
            own.changePassword(new PasswordBody(sent.old(), sent.password()), person, request);
            return new ModelAndView("redirect:/account?changed");
        } catch (InputMistake mistake) {
            show(Mistakes.of(mistake), model);
            return SentForms.again(PAGE, model);
        }
    }

    private void show(Mistakes mistakes, Model model) {
        SentForms.show(model, fields(), new LinkedMultiValueMap<>(), mistakes);
    }

    private List<FormField> fields() {
        return forms.fields(NewPassword.class, "");
    }
}
