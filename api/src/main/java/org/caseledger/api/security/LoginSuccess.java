package org.caseledger.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads whoever has logged in by the form to where he or she wanted to, from a known device. */
public final class LoginSuccess extends SavedRequestAwareAuthenticationSuccessHandler {
    private final KnownDevices devices;

    public LoginSuccess(ReturnAddress address, KnownDevices devices) {
        this.devices = devices;
        setRequestCache(address);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException, ServletException {
        devices.remember(login.getName(), request, response);
        super.onAuthenticationSuccess(request, response, login);
    }
}
