package org.caseledger.api.signon;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.caseledger.api.web.PageController;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The certificate that a browser has shown to the office's gateway, which has verified it and sends it on: in
 * {@code Client-Cert}, as a byte sequence (RFC 9440) or as escaped PEM. It counts only with the secret that the gateway
 * adds to every request, for anybody can send a header.
 */
@Component
public class ClientCertificates {
    private static final String CERTIFICATE = "Client-Cert";
    private static final String SECRET = "X-Gateway-Secret";

    private final String secret;
    private final String attribute;
    private final Clock clock;

    ClientCertificates(
            @Value("${caseledger.client-certificate.gateway-secret}") String secret,
            @Value("${caseledger.client-certificate.user-name}") String attribute,
            Clock clock) {
        this.secret = secret;
        this.attribute = attribute;
        this.clock = clock;
    }

    /** The user name in the certificate that this request was made with, if there is a valid one. */
    public Optional<String> username(HttpServletRequest request) {
        var certificate = request.getHeader(CERTIFICATE);
        return certificate == null || !isFromGateway(request)
                ? Optional.empty()
                : read(certificate).flatMap(this::username);
    }

    private boolean isFromGateway(HttpServletRequest request) {
        var given = request.getHeader(SECRET);
        return !secret.isBlank()
                && given != null
                && MessageDigest.isEqual(secret.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private static Optional<X509Certificate> read(String header) {
        try {
            var bytes = header.startsWith(":") && header.endsWith(":") && header.length() > 1
                    ? Base64.getDecoder().decode(header.substring(1, header.length() - 1))
                    : URLDecoder.decode(header, UTF_8).getBytes(UTF_8);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException | IllegalArgumentException e) {
            // What is no certificate identifies no one.
            return Optional.empty();
        }
    }

    private Optional<String> username(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            var named = new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase(attribute))
                            .map(Rdn::getValue)
                            .toList();
            // Of two names, each could be meant.
            return named.size() == 1 ? Optional.of(named.get(0).toString()) : Optional.empty();
        } catch (CertificateException | InvalidNameException e) {
            // One that has expired, or has no readable name, identifies no one.
            return Optional.empty();
        }
    }

    /** 数字证书登录: by the certificate that the gateway has sent on. */
    @PageController
    static class CertificatePages {
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
}
