package org.caseledger.api.subscription;

import java.util.Locale;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.CalendarAddresses;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 日历订阅: people who read cases create, renew and revoke the address of their own calendar. */
@PageController
@RequestMapping(SubscriptionPages.PAGE)
class SubscriptionPages {
    static final String PAGE = "/account/calendar";

    private final CalendarAddresses addresses;
    private final String publicUrl;

    SubscriptionPages(CalendarAddresses addresses, @Value("${caseledger.public-url}") String publicUrl) {
        this.addresses = addresses;
        this.publicUrl = publicUrl;
    }

    @GetMapping
    String show(LoggedIn person, Model model) {
        AccessPolicy.mustReadCases(person.actor());
        model.addAttribute("standing", addresses.of(person.person()).orElse(null));
        return "subscription/own";
    }

    /** The address is shown once: only a digest of it is kept. */
    @PostMapping
    String make(LoggedIn person, Locale locale, Model model) {
        AccessPolicy.mustReadCases(person.actor());
        var token = addresses.make(person.person());
        var english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        model.addAttribute(
                "address",
                publicUrl.replaceFirst("/+$", "") + "/calendar/" + token + ".ics" + (english ? "?lang=en" : ""));
        model.addAttribute("absolute", !publicUrl.isBlank());
        return show(person, model);
    }

    @PostMapping("/revoke")
    String revoke(LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        addresses.revoke(person.person());
        return "redirect:" + PAGE + "?revoked";
    }
}
