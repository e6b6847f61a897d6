package org.caseledger.api.wiring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.caseledger.api.security.AnonymousUploadFilter;
import org.caseledger.api.security.AssignedPasswords;
import org.caseledger.api.security.ClientKind;
import org.caseledger.api.security.Entrance.LoginSuccess;
import org.caseledger.api.security.ExpiredForm;
import org.caseledger.api.security.FormTokens;
import org.caseledger.api.security.HalfLoggedIn;
import org.caseledger.api.security.HalfLogins;
import org.caseledger.api.security.KnownDevices;
import org.caseledger.api.security.LogAccess;
import org.caseledger.api.security.MetricsAccess;
import org.caseledger.api.security.PageHeaders;
import org.caseledger.api.security.ProgramAccess;
import org.caseledger.api.security.ReturnAddress;
import org.caseledger.api.security.SessionLogins;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.api.signon.SingleSignOn;
import org.caseledger.api.web.problems.LoginEntryPoint;
import org.caseledger.api.web.problems.LoginProblems;
import org.caseledger.api.web.uploads.ArrivingUploads;
import org.caseledger.api.web.uploads.UploadMemory;
import org.caseledger.eventlog.Outage;
import org.caseledger.events.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.util.unit.DataSize;

/**
 * Logging in by form, or by HTTP Basic where {@link ClientKind#isForPrograms programs} ask; everything asks for a login
 * unless named here.
 */
@Configuration
@ConditionalOnWebApplication
class SecurityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    private static final RedirectStrategy REDIRECT = new DefaultRedirectStrategy();
    private static final String[] ADMINISTRATORS = Arrays.stream(Role.values())
            .filter(Role::administers)
            .map(Role::name)
            .toArray(String[]::new);

    private static final String[] OPEN = {
        "/login",
        "/login/certificate",
        HalfLogins.PAGE,
        "/login/passkey",
        "/setup",
        "/look",
        "/calendar/*.ics",
        "/tokens.css",
        "/components.css",
        "/style.css",
        "/icons.svg",
        "/app.js",
        "/passkeys.js",
        "/webjars/**",
        "/error",
        "/actuator/health",
        "/actuator/health/readiness"
    };

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            LoginProblems problems,
            KnownDevices devices,
            SingleSignOn signOn,
            SessionLogins logins,
            AssignedPasswords passwords,
            HalfLogins halves,
            UploadMemory uploads,
            @Value("${caseledger.log.public}") LogAccess log,
            @Value("${caseledger.metrics.token}") String metricsToken,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largestForm)
            throws Exception {
        var withoutLogin = new LoginEntryPoint(problems);
        var refused = refused(problems);
        var back = new ReturnAddress();
        var success = new LoginSuccess(back, devices);
        signOn.addTo(http);
        return http.authorizeHttpRequests(log::apply)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll() // follows only a request that was let in
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/prometheus", "/actuator/info")
                        .access(new MetricsAccess(metricsToken))
                        .requestMatchers("/api/people/**")
                        .hasAnyRole(ADMINISTRATORS)
                        .requestMatchers("/api/processors/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(HttpMethod.PUT, "/api/units/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .access(new ProgramAccess()))
                .cors(cors -> cors.configurationSource(log.cors()))
                .securityContext(context -> context.securityContextRepository(new DelegatingSecurityContextRepository(
                        new RequestAttributeSecurityContextRepository(), logins)))
                .formLogin(form -> form.loginPage("/login")
                        .successHandler((request, response, login) -> {
                            if (login.getPrincipal() instanceof HalfLoggedIn who) {
                                halves.begin(who, request, response);
                                REDIRECT.sendRedirect(request, response, HalfLogins.PAGE);
                                return;
                            }
                            passwords.note(request, login);
                            success.onAuthenticationSuccess(request, response, login);
                        })
                        .failureHandler(SecurityConfiguration::notLoggedIn))
                .httpBasic(basic ->
                        basic.authenticationEntryPoint(withoutLogin).withObjectPostProcessor(onlyForPrograms()))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens())
                        .ignoringRequestMatchers(ClientKind::isProgramWithLogin))
                .requestCache(cache -> cache.requestCache(back))
                .addFilterBefore(new AnonymousUploadFilter(refused), CsrfFilter.class)
                .addFilterBefore(ArrivingUploads.of(uploads, largestForm.toBytes(), problems), CsrfFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(withoutLogin).accessDeniedHandler(refused))
                .headers(PageHeaders.with(ReferrerPolicy.SAME_ORIGIN))
                .build();
    }

    private static AccessDeniedHandler refused(LoginProblems problems) {
        var onPage = new ExpiredForm();
        return (request, response, denied) -> {
            if (ClientKind.isForPrograms(request)) {
                problems.forbidden(response);
            } else {
                onPage.handle(request, response, denied);
            }
        };
    }

    /** Back to the form, with why. */
    private static void notLoggedIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String address = "/login?error";
        if (why instanceof TooManyWrongPasswordsException) {
            address = "/login?refused";
        } else if (why instanceof InternalAuthenticationServiceException) {
            Outage.tell(LOG, "A login could not be checked", why);
            address = "/login?away";
        }
        REDIRECT.sendRedirect(request, response, address);
    }

    private static ObjectPostProcessor<BasicAuthenticationFilter> onlyForPrograms() {
        var basic = new BasicAuthenticationConverter();
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BasicAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationConverter(
                        request -> ClientKind.isForPrograms(request) ? basic.convert(request) : null);
                return filter;
            }
        };
    }
}
