package org.caseledger.stamping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A timestamping authority that the office has agreed with: the name under which its stamps are kept, its address, and
 * what it is known by: its own certificate, or one that issued it.
 */
public record Authority(String name, URI url, List<X509Certificate> trusted) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public Authority {
        trusted = List.copyOf(trusted);
    }

    /** Throws {@link LabelledException} for a name, address or file that is none. */
    public static Authority of(String name, String url, String file) {
        if (!NAME.matcher(name).matches()) {
            throw wrong(name, "a-z 0-9 -", null);
        }
        return new Authority(name, address(name, url), certificates(name, file));
    }

    private static URI address(String name, String url) {
        try {
            URI address = URI.create(url);
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (!http || address.getHost() == null) {
                throw wrong(name, url, null);
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw wrong(name, url, e);
        }
    }

    private static List<X509Certificate> certificates(String name, String file) {
        try {
            var bytes = new ByteArrayInputStream(Files.readAllBytes(Path.of(file)));
            var all = CertificateFactory.getInstance("X.509", TokenCheck.PROVIDER).generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (all.isEmpty()) {
                throw wrong(name, file, null);
            }
            return all;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw e instanceof LabelledException labelled ? labelled : wrong(name, file, e);
        }
    }

    /** The certificates as PEM, and nothing else that the file may hold. */
    public String pem() {
        return trusted.stream().map(Authority::pem).collect(Collectors.joining());
    }

    private static String pem(X509Certificate certificate) {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(body);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LabelledException wrong(String name, String what, @Nullable Throwable cause) {
        return new LabelledException(
                Text.format(
                        "时间戳机构 %s 的名称、地址或证书（PEM）无效：%s",
                        "not the name, address or certificate (PEM) of the timestamping authority %s: %s", name, what),
                cause);
    }
}
