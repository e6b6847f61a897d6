package org.caseledger.api.web;

import static jakarta.servlet.RequestDispatcher.ERROR_QUERY_STRING;
import static jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How the page looks that tells of what no page of ours answers. */
@ControllerAdvice(assignableTypes = ErrorController.class)
class ErrorFrame {
    @ModelAttribute
    void around(HttpServletRequest request, Model model) {
        model.addAttribute("look", DisplayPreferences.of(request));
        model.addAttribute(
                "here",
                DisplayPreferences.leadsBackTo(
                        request.getMethod(), Objects.toString(request.getAttribute(ERROR_REQUEST_URI), "/"), (String)
                                request.getAttribute(ERROR_QUERY_STRING)));
    }
}
