package org.caseledger.api.signon;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caseledger.api.web.PageController;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;

/** 数字证书登录: by the certificate that the gateway has sent on. */
@PageController
class CertificatePages {
    private final ClientCertificates certificates;
    private final SignOn signOn;
    private final boolean trusted;

    CertificatePages(
            ClientCertificates certificates,
            SignOn signOn,
            @Value("${caseledger.second-factor.trust-certificates}") boolean trusted) {
        this.certificates = certificates;
        this.signOn = signOn;
        this.trusted = trusted;
    }

    @PostMapping("/login/certificate")
    void logIn(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        var username = certificates.username(request);
        if (username.isPresent()) {
            signOn.letIn(username.get(), trusted, request, response);
        } else {
            response.sendRedirect("/login?unidentified");
        }
    }
}
