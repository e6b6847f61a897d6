package org.caseledger.api.wiring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

/** Sessions are those of {@link org.caseledger.api.security.Sessions}, not those of the server. */
@Configuration
@ConditionalOnWebApplication
@EnableSpringHttpSession
class SessionConfiguration {}
