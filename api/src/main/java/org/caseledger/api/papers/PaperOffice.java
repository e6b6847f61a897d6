package org.caseledger.api.papers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.caseledger.api.web.PortalAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The office as named on its papers, and where people check them. */
@Component
public record PaperOffice(
        @Value("${caseledger.papers.office}") String name,
        @Value("${caseledger.papers.phone}") String phone,
        @Value("${caseledger.papers.address}") String address,
        @Value("${caseledger.public-url}") String publicUrl,
        PortalAddress portal) {
    /** The foot of a paper with this number. */
    String foot(String number) {
        return "核验：扫描右侧二维码，或向本局提供文号 %s，核对本件与台账登记的是否一致。".formatted(number);
    }

    /**
     * The content of the code at its foot: the address of the portal, which holders of the paper can reach, or else
     * that of the check.
     */
    String code(String number) {
        var encoded = URLEncoder.encode(number, StandardCharsets.UTF_8);
        if (portal.isKnown()) {
            return portal.page() + "?paper=" + encoded;
        }
        return publicUrl.isBlank()
                ? "文号：" + number
                : publicUrl.replaceFirst("/+$", "") + "/papers/check?number=" + encoded;
    }
}
